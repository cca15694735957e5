package io.ringtape.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** From values to places on a chart: {@code low} lies at {@code from}, {@code high} at {@code to}, in pixels. */
record Scale(double low, double high, double from, double to) {
    /** The place of a value, with a tenth of a pixel. */
    String at(double value) {
        return pixel(place(value));
    }

    double place(double value) {
        return high == low ? (from + to) / 2 : from + (value - low) / (high - low) * (to - from);
    }

    static String pixel(double place) {
        return String.format(Locale.ROOT, "%.1f", place);
    }

    /** Round values across the scale, about that many, at least one apart from the next by a step of 1, 2 or 5. */
    List<Double> ticks(int about) {
        List<Double> ticks = new ArrayList<>();
        double step = step(about);
        for (double k = Math.ceil(low / step - 1e-9); k * step <= high + step * 1e-9; k++) {
            ticks.add(k * step + 0.0);
        }
        return ticks;
    }

    /** Digits after the point that tell the ticks apart. */
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
