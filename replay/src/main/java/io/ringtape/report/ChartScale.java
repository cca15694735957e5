package io.ringtape.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Maps values to pixels on a chart: {@code low} to {@code from}, {@code high} to {@code to}. */
record ChartScale(double low, double high, double from, double to) {
    /** Returns the position of {@code value} to a tenth of a pixel. */
    String at(double value) {
        return pixel(place(value));
    }

    double place(double value) {
        return high == low ? (from + to) / 2 : from + (value - low) / (high - low) * (to - from);
    }

    static String pixel(double place) {
        return String.format(Locale.ROOT, "%.1f", place);
    }

    /** Returns about {@code about} round values across the scale, in steps of 1, 2 or 5 times a power of ten. */
    List<Double> ticks(int about) {
        List<Double> ticks = new ArrayList<>();
        double step = step(about);
        for (double k = Math.ceil(low / step - 1e-9); k * step <= high + step * 1e-9; k++) {
            ticks.add(k * step + 0.0);
        }
        return ticks;
    }

    /** Returns the decimal places needed to distinguish the ticks. */
    int digits(int about) {
        return (int) Math.max(0, Math.ceil(-Math.log10(step(about)) - 1e-9));
    }

    private double step(int about) {
        double rough = Math.max(high - low, 1e-6) / about;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double digit = rough / power;
        return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
    }
}
