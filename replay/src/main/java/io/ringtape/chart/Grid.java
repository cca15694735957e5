package io.ringtape.chart;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Draws within two axes: lines across, their labels, and series of points. Looks are those of the style's classes. */
public final class Grid {
    private static final int LABEL_GAP = 6;
    private static final int LABEL_DROP = 18;

    private final Markup out;
    private final Axis x;
    private final Axis y;

    /** Creates a grid whose lines reach from one end of the other axis to its other end. */
    public Grid(Markup out, Axis x, Axis y) {
        this.out = out;
        this.x = x;
        this.y = y;
    }

    /** Draws a line from left to right at a value, with its label left of it. */
    public void across(String style, double value, String label) {
        out.empty(
                "line",
                "class",
                style,
                "x1",
                whole(x.from()),
                "x2",
                whole(x.to()),
                "y1",
                y.at(value),
                "y2",
                y.at(value));
        out.text(
                "text",
                label,
                "class",
                "tick",
                "x",
                whole(x.from() - LABEL_GAP),
                "y",
                Axis.pixel(y.place(value) + 4),
                "text-anchor",
                "end");
    }

    /** Draws a line from top to bottom at a value. */
    public void down(String style, double value) {
        out.empty(
                "line",
                "class",
                style,
                "x1",
                x.at(value),
                "x2",
                x.at(value),
                "y1",
                whole(y.to()),
                "y2",
                whole(y.from()));
    }

    /** Writes a label below a value of the horizontal axis. */
    public void below(double value, String label) {
        out.text(
                "text",
                label,
                "class",
                "tick",
                "x",
                x.at(value),
                "y",
                whole(y.from() + LABEL_DROP),
                "text-anchor",
                "middle");
    }

    /** Returns a point as SVG's lists of points write it. */
    public String point(double xValue, double yValue) {
        return x.at(xValue) + "," + y.at(yValue);
    }

    /** Draws a line through points, whose count both arrays have. */
    public void line(String style, double[] xValues, double[] yValues) {
        out.empty("polyline", "class", style, "points", points(xValues, yValues));
    }

    /** Returns points as SVG's lists of points write them. */
    public String points(double[] xValues, double[] yValues) {
        return IntStream.range(0, xValues.length)
                .mapToObj(i -> point(xValues[i], yValues[i]))
                .collect(Collectors.joining(" "));
    }

    private static String whole(double pixels) {
        return pixels == Math.rint(pixels) ? Long.toString((long) pixels) : Axis.pixel(pixels);
    }
}
