package io.ringtape.synth;

/** Venues, by the vendor's numbers of exchanges and trade reporting facilities. */
final class Venues {
    /** The number for off-exchange prints. */
    static final int OFF_EXCHANGE = 4;

    static final int ARCA = 11;
    static final int NASDAQ = 12;

    private static final int[] LIT = {12, 12, 12, 12, 11, 11, 11, 19, 19, 8, 8, 21, 21, 10, 15, 7, 18, 2, 17, 20};

    private Venues() {}

    /** Returns a lit exchange, large ones more often. */
    static int lit(SeededRandom random) {
        return LIT[random.below(LIT.length)];
    }

    /** Returns 201 to 203, most often 202 (Nasdaq Carteret). */
    static int reportingFacility(SeededRandom random) {
        double part = random.next();
        return part < 0.7 ? 202 : part < 0.95 ? 201 : 203;
    }
}
