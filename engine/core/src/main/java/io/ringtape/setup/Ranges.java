package io.ringtape.setup;

/** Checks the values of one settings record. */
final class Ranges {
    private final String owner;

    Ranges(String owner) {
        this.owner = owner;
    }

    void within(String name, double value, double least, double most) {
        require(value >= least && value <= most, name, value, "from " + plain(least) + " to " + plain(most));
    }

    void ratio(String name, double value) {
        within(name, value, -1, 1);
    }

    void atLeastZero(String name, double value) {
        require(value >= 0, name, value, "0 or more");
    }

    void aboveZero(String name, double value) {
        require(value > 0, name, value, "above 0");
    }

    void atLeastZero(String name, long value) {
        require(value >= 0, name, (double) value, "0 or more");
    }

    void aboveZero(String name, long value) {
        require(value > 0, name, (double) value, "above 0");
    }

    private void require(boolean holds, String name, double value, String wanted) {
        if (!holds) {
            throw new IllegalArgumentException(owner + ": " + name + " " + plain(value) + " must be " + wanted);
        }
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : "" + value;
    }
}
