package io.ringtape.synth;

/** Where orders meet, by the vendor's numbering of exchanges and trade reporting facilities. */
final class Venues {
    /** Off exchange. */
    static final int OFF_EXCHANGE = 4;

    static final int ARCA = 11;
    static final int NASDAQ = 12;

    private static final int[] LIT = {12, 12, 12, 12, 11, 11, 11, 19, 19, 8, 8, 21, 21, 10, 15, 7, 18, 2, 17, 20};

    private Venues() {}

    /** A lit exchange, the large ones more often. */
    static int lit(SeededRandom random) {
        return LIT[random.below(LIT.length)];
    }

    /** 201 to 203, Nasdaq Carteret the most. */
    static int reportingFacility(SeededRandom random) {
        double part = random.next();
        return part < 0.7 ? 202 : part < 0.95 ? 201 : 203;
    }
}
