package io.ringtape.polygon;

import java.util.List;
import java.util.Locale;

/** A column of the vendor's files: the name in its headers and the other names it goes by. */
enum Column {
    TICKER("symbol", "sym"),
    PRICE,
    SIZE,
    DECIMAL_SIZE("ds"),
    SIP_TIMESTAMP("timestamp"),
    PARTICIPANT_TIMESTAMP,
    TRF_TIMESTAMP("trft"),
    SEQUENCE_NUMBER("sequence"),
    EXCHANGE,
    TRF_ID("trfi"),
    TAPE,
    CORRECTION,
    CONDITIONS("condition"),
    INDICATORS("indicator"),
    ID("tradeid"),
    BID_PRICE("bid", "bp"),
    BID_SIZE("bs"),
    BID_EXCHANGE("bx"),
    ASK_PRICE("ask", "ap"),
    ASK_SIZE("as"),
    ASK_EXCHANGE("ax"),
    OPEN,
    HIGH,
    LOW,
    CLOSE,
    VOLUME,
    WINDOW_START,
    TRANSACTIONS;

    private final String label = name().toLowerCase(Locale.ROOT);
    private final String plain = plain(label);

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> aliases;

    Column(String... aliases) {
        this.aliases = List.of(aliases);
    }

    /** The name in the vendor's header, {@code sip_timestamp}. */
    String label() {
        return label;
    }

    /** Whether that plain name is the vendor's own for this column. */
    boolean isCalled(String name) {
        return plain.equals(name);
    }

    /** Whether that plain name is another one for this column. */
    boolean isAlsoCalled(String name) {
        return aliases.contains(name);
    }

    /** A header name without case, underscores, hyphens, blanks and quotes, so that all spellings meet. */
    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[_\\-\\s\"']", "");
    }
}
