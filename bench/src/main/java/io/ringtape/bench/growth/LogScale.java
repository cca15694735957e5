package io.ringtape.bench.growth;

import java.util.ArrayList;
import java.util.List;

/**
 * A logarithmic axis over whole decades or parts of them.
 *
 * @param low its beginning, above 0
 * @param high its end, above the beginning
 */
record LogScale(double low, double high) {
    private static final int[] STEPS = {1, 2, 5};
    private static final int FEW = 8;

    /** One that holds all values and begins and ends at a 1, 2 or 5 of a decade. */
    static LogScale over(double least, double greatest) {
        List<Double> marks = marks(least / 10, greatest * 10);
        double low = marks.stream().filter(mark -> mark <= least * (1 + 1e-9)).reduce(least, (a, b) -> b);
        double high = marks.stream()
                .filter(mark -> mark >= greatest * (1 - 1e-9))
                .findFirst()
                .orElse(greatest);
        return low < high ? new LogScale(low, high) : new LogScale(low / 2, high * 2);
    }

    /** Where on the axis the value is: 0 at the beginning, 1 at the end. */
    double at(double value) {
        return StrictMath.log(value / low) / StrictMath.log(high / low);
    }

    /** The values to be marked: each 1, 2 and 5 of a decade, or each decade when those are too many. */
    List<Double> marks() {
        List<Double> all = marks(low, high);
        return all.size() <= FEW ? all : all.stream().filter(LogScale::isDecade).toList();
    }

    private static boolean isDecade(double mark) {
        double power = StrictMath.log10(mark);
        return Math.abs(power - Math.rint(power)) < 1e-9;
    }

    private static List<Double> marks(double from, double to) {
        List<Double> marks = new ArrayList<>();
        int first = (int) Math.floor(StrictMath.log10(from));
        int last = (int) Math.ceil(StrictMath.log10(to));
        for (int power = first; power <= last; power++) {
            for (int step : STEPS) {
                double mark = step * StrictMath.pow(10, power);
                if (mark >= from * (1 - 1e-9) && mark <= to * (1 + 1e-9)) {
                    marks.add(mark);
                }
            }
        }
        return marks;
    }

    /** As the axis writes a value: 20k, 5M, 0.5. */
    static String label(double value) {
        if (value >= 1e6) {
            return plain(value / 1e6) + "M";
        }
        return value >= 1e3 ? plain(value / 1e3) + "k" : plain(value);
    }

    private static String plain(double value) {
        double rounded = Math.round(value * 1e4) / 1e4;
        return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
    }
}
