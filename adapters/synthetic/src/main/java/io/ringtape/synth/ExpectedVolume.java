package io.ringtape.synth;

/** The shares traded per minute on a typical day, derived from the number and sizes of prints. */
final class ExpectedVolume {
    private static final int SOUND_PRINTS = 2;

    private final DayShape shape;
    private final EventBudget budget;
    private final double mean;
    private final double meanRound;
    private final double regular;

    ExpectedVolume(DayShape shape, EventBudget budget, PrintSizes sizes) {
        this.shape = shape;
        this.budget = budget;
        mean = sizes.mean(TradeProcess.OFF_EXCHANGE_SHARE);
        meanRound = sizes.meanRound();
        double sum = 0;
        for (int m = shape.openMinute(); m < shape.closeMinute(); m++) {
            sum += continuous(m);
        }
        regular = sum;
    }

    /** Returns the shares of the opening cross, rounded to hundreds. */
    long openingCross() {
        return hundreds(regular * DayShape.OPENING_CROSS_SHARE);
    }

    /** Returns the shares of the closing cross, rounded to hundreds. */
    long closingCross() {
        return hundreds(regular * DayShape.CLOSING_CROSS_SHARE);
    }

    /** Returns the shares of the minute. The first includes the opening cross. */
    double minute(int minute) {
        return continuous(minute) + (minute == shape.openMinute() ? openingCross() : 0);
    }

    /** Returns the prints of the minute. */
    double prints(int minute) {
        return budget.usual(minute);
    }

    private double continuous(int minute) {
        double prints = budget.usual(minute);
        return Math.min(prints, SOUND_PRINTS) * meanRound + Math.max(0, prints - SOUND_PRINTS) * mean;
    }

    private static long hundreds(double shares) {
        return Math.max(1, (long) (shares / 100 + 0.5)) * 100;
    }
}
