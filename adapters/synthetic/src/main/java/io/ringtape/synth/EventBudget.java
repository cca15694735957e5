package io.ringtape.synth;

/**
 * Distributes the prints of one symbol over the minutes by the day's shape, with at least one per minute where
 * possible.
 */
final class EventBudget {
    private final DayShape shape;
    private final long prints;
    private final int[] least;
    private final long leastSum;

    EventBudget(DayShape shape, long prints) {
        this.shape = shape;
        this.prints = prints;
        int regularMinutes = shape.closeMinute() - shape.openMinute();
        boolean everywhere = prints >= shape.minutes() * 5L / 2;
        boolean regular = prints >= regularMinutes * 3L / 2;
        least = new int[shape.minutes()];
        long sum = 0;
        for (int m = 0; m < least.length; m++) {
            least[m] = everywhere || (regular && shape.isRegular(m)) ? 1 : 0;
            sum += least[m];
        }
        leastSum = sum;
    }

    /** Returns the prints of the whole day. */
    long prints() {
        return prints;
    }

    /** Returns the expected prints of {@code minute} on a typical day, a fraction. */
    double usual(int minute) {
        return least[minute] + (prints - leastSum) * shape.volume(minute);
    }

    /**
     * Returns whole prints per minute, adding up to the day's, when each minute is {@code surge} times as busy as
     * usual.
     */
    int[] allocate(float[] surge) {
        double weightSum = 0;
        for (int m = 0; m < least.length; m++) {
            weightSum += shape.volume(m) * surge[m];
        }
        int[] counts = new int[least.length];
        double weight = 0;
        long given = 0;
        for (int m = 0; m < least.length; m++) {
            weight += shape.volume(m) * surge[m];
            long upTo = (long) ((prints - leastSum) * weight / weightSum + 0.5);
            counts[m] = (int) (least[m] + upTo - given);
            given = upTo;
        }
        return counts;
    }
}
