package io.ringtape.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Maps values to pixels: {@code low} to {@code from}, {@code high} to {@code to}.
 *
 * @param isLogarithmic whether equal ratios, not equal differences, have equal distances; values are then above 0
 */
public record Axis(double low, double high, double from, double to, boolean isLogarithmic) {
    private static final int[] STEPS = {1, 2, 5};
    private static final double TOLERANCE = 1e-9;

    /** Returns an axis on which equal differences have equal distances. */
    public static Axis linear(double low, double high, double from, double to) {
        return new Axis(low, high, from, to, false);
    }

    /** Returns a logarithmic axis that holds both values, and begins and ends at a 1, 2 or 5 of a decade. */
    public static Axis logarithmic(double least, double greatest, double from, double to) {
        List<Double> marks = marks(least / 10, greatest * 10);
        double low =
                marks.stream().filter(mark -> mark <= least * (1 + TOLERANCE)).reduce(least, (former, mark) -> mark);
        double high = marks.stream()
                .filter(mark -> mark >= greatest * (1 - TOLERANCE))
                .findFirst()
                .orElse(greatest);
        boolean isEmpty = low >= high;
        return new Axis(isEmpty ? low / 2 : low, isEmpty ? high * 2 : high, from, to, true);
    }

    /** Returns the position of {@code value} to a tenth of a pixel. */
    public String at(double value) {
        return pixel(place(value));
    }

    /** Returns the position of {@code value} in pixels. */
    public double place(double value) {
        if (isLogarithmic) {
            return from + StrictMath.log(value / low) / StrictMath.log(high / low) * (to - from);
        }
        return high == low ? (from + to) / 2 : from + (value - low) / (high - low) * (to - from);
    }

    /** Formats a position to a tenth of a pixel. */
    public static String pixel(double place) {
        return String.format(Locale.ROOT, "%.1f", place);
    }

    /**
     * Returns round values across the axis: {@code about} of them, one step of 1, 2 or 5 apart; on a logarithmic axis
     * each 1, 2 and 5 of a decade, or each decade when those are more.
     */
    public List<Double> ticks(int about) {
        if (isLogarithmic) {
            List<Double> all = marks(low, high);
            return all.size() <= about
                    ? all
                    : all.stream().filter(Axis::isDecade).toList();
        }
        List<Double> ticks = new ArrayList<>();
        double step = step(about);
        for (double k = Math.ceil(low / step - TOLERANCE); k * step <= high + step * TOLERANCE; k++) {
            ticks.add(k * step + 0.0);
        }
        return ticks;
    }

    /** Returns how many digits after the point distinguish the ticks of a linear axis. */
    public int digits(int about) {
        return (int) Math.max(0, Math.ceil(-Math.log10(step(about)) - TOLERANCE));
    }

    private double step(int about) {
        double rough = Math.max(high - low, 1e-6) / about;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double digit = rough / power;
        return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
    }

    private static boolean isDecade(double mark) {
        double power = StrictMath.log10(mark);
        return Math.abs(power - Math.rint(power)) < TOLERANCE;
    }

    private static List<Double> marks(double least, double greatest) {
        List<Double> marks = new ArrayList<>();
        int first = (int) Math.floor(StrictMath.log10(least));
        int last = (int) Math.ceil(StrictMath.log10(greatest));
        for (int power = first; power <= last; power++) {
            for (int step : STEPS) {
                double mark = step * StrictMath.pow(10, power);
                if (mark >= least * (1 - TOLERANCE) && mark <= greatest * (1 + TOLERANCE)) {
                    marks.add(mark);
                }
            }
        }
        return marks;
    }

    /** Formats a value briefly, such as 20k, 5M or 0.5. */
    public static String brief(double value) {
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
