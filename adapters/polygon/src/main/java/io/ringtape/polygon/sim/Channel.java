package io.ringtape.polygon.sim;

/** A kind of topic that the stream knows. */
enum Channel {
    /** Trades. */
    T(true),

    /** Quotes. */
    Q(true),

    /** Bars of a second. */
    A(true),

    /** Bars of a minute. */
    AM(true),

    /** Price bands, halts and reopenings. */
    LULD(true),

    /** Auction imbalances, to which no plan here entitles. */
    NOI(false),

    /** Fair market values, to which no plan here entitles. */
    FMV(false);

    private static final Channel[] VALUES = values();

    private final boolean served;

    Channel(boolean served) {
        this.served = served;
    }

    /** Whether the server has events of it. */
    boolean isServed() {
        return served;
    }

    /** Returns the channel of a topic's letters, or null. */
    static Channel of(String letters) {
        for (Channel channel : VALUES) {
            if (channel.name().equals(letters)) {
                return channel;
            }
        }
        return null;
    }
}
