package io.ringtape.polygon.sim;

/**
 * How an event is written as JSON: the forms that the vendor documents, or that were seen.
 *
 * @param participantTimes whether trades and quotes carry {@code pt}
 * @param exactSizes whether trades carry {@code ds} and bars {@code dv}
 * @param regularSale the conditions of a print without any
 * @param shuffleSeed seed of a random order of keys, or 0 for the vendor's order
 * @param luldMillis whether LULD times are in milliseconds, as documented, rather than nanoseconds, as seen
 * @param decimalIntegers whether whole numbers are written as in {@code 12.0}
 */
public record EventShape(
        boolean participantTimes,
        boolean exactSizes,
        RegularSale regularSale,
        long shuffleSeed,
        boolean luldMillis,
        boolean decimalIntegers) {
    /** What the vendor sends today. */
    public static final EventShape USUAL = new EventShape(true, true, RegularSale.ABSENT, 0, false, false);

    /** The {@code c} of a print without conditions. */
    public enum RegularSale {
        /** No key. */
        ABSENT,

        /** An empty list. */
        EMPTY,

        /** A list that holds 0. */
        ZERO
    }

    /** Returns a copy with or without {@code pt}. */
    public EventShape withParticipantTimes(boolean present) {
        return new EventShape(present, exactSizes, regularSale, shuffleSeed, luldMillis, decimalIntegers);
    }

    /** Returns a copy with or without {@code ds} and {@code dv}. */
    public EventShape withExactSizes(boolean present) {
        return new EventShape(participantTimes, present, regularSale, shuffleSeed, luldMillis, decimalIntegers);
    }

    /** Returns a copy with another form of a regular sale. */
    public EventShape withRegularSale(RegularSale form) {
        return new EventShape(participantTimes, exactSizes, form, shuffleSeed, luldMillis, decimalIntegers);
    }

    /** Returns a copy whose keys are in an order drawn with {@code seed}, or in the vendor's if it is 0. */
    public EventShape withShuffledKeys(long seed) {
        return new EventShape(participantTimes, exactSizes, regularSale, seed, luldMillis, decimalIntegers);
    }

    /** Returns a copy with LULD times in milliseconds or nanoseconds. */
    public EventShape withLuldMillis(boolean millis) {
        return new EventShape(participantTimes, exactSizes, regularSale, shuffleSeed, millis, decimalIntegers);
    }

    /** Returns a copy with whole numbers as in {@code 12.0}, or plain. */
    public EventShape withDecimalIntegers(boolean decimal) {
        return new EventShape(participantTimes, exactSizes, regularSale, shuffleSeed, luldMillis, decimal);
    }
}
