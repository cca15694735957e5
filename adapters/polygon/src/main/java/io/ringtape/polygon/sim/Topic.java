package io.ringtape.polygon.sim;

/**
 * What a client can subscribe to, such as {@code T.SPY}, {@code T.BRK.B} or {@code AM.*}.
 *
 * @param channel what kind of events
 * @param symbol the ticker, or {@code *} for all
 */
record Topic(Channel channel, String symbol) {
    private static final String ALL = "*";

    /** Returns the topic that the text names, split at its first dot, or null if there is no such channel. */
    static Topic of(String text) {
        int dot = text.indexOf('.');
        if (dot <= 0 || dot == text.length() - 1) {
            return null;
        }
        Channel channel = Channel.of(text.substring(0, dot));
        return channel == null ? null : new Topic(channel, text.substring(dot + 1));
    }

    boolean isOfAllSymbols() {
        return symbol.equals(ALL);
    }

    @Override
    public String toString() {
        return channel + "." + symbol;
    }
}
