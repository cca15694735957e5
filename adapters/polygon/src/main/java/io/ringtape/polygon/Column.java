package io.ringtape.polygon;

import java.util.List;
import java.util.Locale;

/** A column of the vendor's files, with the vendor's name and its aliases. */
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
    TRANSACTIONS,
    VWAP("vw");

    private final String label = name().toLowerCase(Locale.ROOT);
    private final String plain = plain(label);

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> aliases;

    Column(String... aliases) {
        this.aliases = List.of(aliases);
    }

    /** Returns the name in the vendor's header, such as {@code sip_timestamp}. */
    String label() {
        return label;
    }

    /** Whether {@code name}, normalized by {@link #plain}, is the vendor's own name for this column. */
    boolean isCalled(String name) {
        return plain.equals(name);
    }

    /** Whether {@code name}, normalized by {@link #plain}, is an alias of this column. */
    boolean isAlsoCalled(String name) {
        return aliases.contains(name);
    }

    /** Normalizes a header name: lower case, without underscores, hyphens, spaces and quotes. */
    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[_\\-\\s\"']", "");
    }
}
