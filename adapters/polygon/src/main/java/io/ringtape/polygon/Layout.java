package io.ringtape.polygon;

import static io.ringtape.polygon.Column.*;

import java.util.List;
import java.util.Map;

/**
 * The columns of one kind of file: those it must have, those it may have, those whose absence is reported because the
 * run then sees less of the market, and their keys in the vendor's REST and WebSocket messages. Keys keep their case:
 * {@code p} is a bid and {@code P} an ask.
 */
enum Layout {
    TRADES(
            List.of(TICKER, CONDITIONS, PRICE, SIZE, SIP_TIMESTAMP, SEQUENCE_NUMBER),
            List.of(DECIMAL_SIZE, PARTICIPANT_TIMESTAMP, TRF_TIMESTAMP, EXCHANGE, TRF_ID, TAPE, CORRECTION, ID),
            Map.of(CORRECTION, "so records of cancels and corrections count as prints"),
            Map.ofEntries(
                    Map.entry("T", TICKER),
                    Map.entry("c", CONDITIONS),
                    Map.entry("p", PRICE),
                    Map.entry("s", SIZE),
                    Map.entry("t", SIP_TIMESTAMP),
                    Map.entry("q", SEQUENCE_NUMBER),
                    Map.entry("y", PARTICIPANT_TIMESTAMP),
                    Map.entry("f", TRF_TIMESTAMP),
                    Map.entry("x", EXCHANGE),
                    Map.entry("r", TRF_ID),
                    Map.entry("z", TAPE),
                    Map.entry("e", CORRECTION),
                    Map.entry("i", ID))),
    QUOTES(
            List.of(TICKER, BID_PRICE, BID_SIZE, ASK_PRICE, ASK_SIZE, SIP_TIMESTAMP, SEQUENCE_NUMBER),
            List.of(PARTICIPANT_TIMESTAMP, TRF_TIMESTAMP, BID_EXCHANGE, ASK_EXCHANGE, TAPE, CONDITIONS, INDICATORS),
            Map.of(CONDITIONS, "so no halt is seen, and no quote that is not firm"),
            Map.ofEntries(
                    Map.entry("T", TICKER),
                    Map.entry("p", BID_PRICE),
                    Map.entry("s", BID_SIZE),
                    Map.entry("x", BID_EXCHANGE),
                    Map.entry("P", ASK_PRICE),
                    Map.entry("S", ASK_SIZE),
                    Map.entry("X", ASK_EXCHANGE),
                    Map.entry("t", SIP_TIMESTAMP),
                    Map.entry("q", SEQUENCE_NUMBER),
                    Map.entry("y", PARTICIPANT_TIMESTAMP),
                    Map.entry("f", TRF_TIMESTAMP),
                    Map.entry("z", TAPE),
                    Map.entry("c", CONDITIONS),
                    Map.entry("i", INDICATORS))),
    MINUTE_BARS(
            List.of(TICKER, OPEN, HIGH, LOW, CLOSE, VOLUME, WINDOW_START),
            List.of(TRANSACTIONS, VWAP),
            Map.of(),
            Map.of("T", TICKER, "o", OPEN, "h", HIGH, "l", LOW, "c", CLOSE, "v", VOLUME, "n", TRANSACTIONS));

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Column> required;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Column> optional;

    @SuppressWarnings("ImmutableEnumChecker") // made by Map.of
    private final Map<Column, String> missed;

    @SuppressWarnings("ImmutableEnumChecker") // made by Map.of
    private final Map<String, Column> letters;

    Layout(List<Column> required, List<Column> optional, Map<Column, String> missed, Map<String, Column> letters) {
        this.required = required;
        this.optional = optional;
        this.missed = missed;
        this.letters = letters;
    }

    /** Returns the optional columns whose absence is reported, each with what a run without it does not see. */
    Map<Column, String> missed() {
        return missed;
    }

    List<Column> required() {
        return required;
    }

    /** Whether this kind of file may have {@code column}. */
    boolean has(Column column) {
        return required.contains(column) || optional.contains(column);
    }

    /** Returns the column for a one-letter key, or null. */
    Column ofLetter(String letter) {
        return letters.get(letter);
    }
}
