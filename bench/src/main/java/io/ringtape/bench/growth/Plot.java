package io.ringtape.bench.growth;

import io.ringtape.chart.Axis;
import io.ringtape.chart.Grid;
import io.ringtape.chart.Markup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Series over logarithmic axes, on which a power of x is a straight line.
 *
 * @param title above it
 * @param xName what the horizontal axis counts
 * @param yName what the vertical axis counts
 * @param series at least one
 */
public record Plot(String title, String xName, String yName, List<Series> series) {
    private static final int WIDTH = 720;
    private static final int AXES = 420;
    private static final int LEFT = 70;
    private static final int RIGHT = 700;
    private static final int TOP = 40;
    private static final int BOTTOM = 370;
    private static final int LEGEND = 18;
    private static final int TICKS = 8;
    private static final List<String> COLOURS =
            List.of("#1f77b4", "#d95f02", "#2a9d3a", "#b5329e", "#7f6000", "#555555");
    private static final String STYLE = "text{font:12px sans-serif}.title{font-size:15px}.tick{font-size:11px}"
            + ".grid{stroke:#e4e4e4}.axis{stroke:#444}polyline{fill:none;stroke-width:2}.key{stroke-width:2}";

    public Plot {
        series = List.copyOf(series);
        if (series.isEmpty()) {
            throw new IllegalArgumentException(title + ": a plot needs a series");
        }
    }

    /** Writes the picture as {@code NAME.svg} into {@code folder}, which is created if it does not exist. */
    public void write(Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name + ".svg"), svg());
    }

    /** Returns the picture as SVG that refers to no other file. */
    public String svg() {
        int height = AXES + LEGEND * series.size();
        Markup out = new Markup();
        out.raw(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\" viewBox=\"0 0 %1$d %2$d\">",
                WIDTH,
                height));
        out.text("style", STYLE).empty("rect", "width", "100%", "height", "100%", "fill", "#fff");
        Axis x = axis(Series.Point::x, LEFT, RIGHT);
        Axis y = axis(Series.Point::y, BOTTOM, TOP);
        drawAxes(out, x, y);
        for (int i = 0; i < series.size(); i++) {
            draw(out, new Grid(out, x, y), i, COLOURS.get(i % COLOURS.size()));
        }
        return out.close("svg").raw("\n").toString();
    }

    private Axis axis(ToDoubleFunction<Series.Point> value, double from, double to) {
        double[] values = series.stream()
                .flatMap(each -> each.points().stream())
                .mapToDouble(value)
                .sorted()
                .toArray();
        return Axis.logarithmic(values[0], values[values.length - 1], from, to);
    }

    private void drawAxes(Markup out, Axis x, Axis y) {
        Grid grid = new Grid(out, x, y);
        for (double tick : x.ticks(TICKS)) {
            grid.down("grid", tick);
            grid.below(tick, Axis.brief(tick));
        }
        for (double tick : y.ticks(TICKS)) {
            grid.across("grid", tick, Axis.brief(tick));
        }
        out.empty("path", "class", "axis", "fill", "none", "d", "M" + LEFT + " " + TOP + "V" + BOTTOM + "H" + RIGHT);
        out.text("text", title, "class", "title", "x", "" + LEFT, "y", "" + (TOP - 16));
        out.text("text", yName, "x", "" + RIGHT, "y", "" + (TOP - 16), "text-anchor", "end");
        out.text("text", xName, "x", "" + (LEFT + RIGHT) / 2, "y", "" + (AXES - 12), "text-anchor", "middle");
    }

    private void draw(Markup out, Grid grid, int place, String colour) {
        Series one = series.get(place);
        out.open("g", "stroke", colour);
        grid.line(
                "series",
                one.points().stream().mapToDouble(Series.Point::x).toArray(),
                one.points().stream().mapToDouble(Series.Point::y).toArray());
        for (Series.Point point : one.points()) {
            String[] at = grid.point(point.x(), point.y()).split(",");
            out.empty("circle", "cx", at[0], "cy", at[1], "r", "3.5", "fill", colour);
        }
        int level = AXES + LEGEND * place + LEGEND / 2;
        out.empty("path", "class", "key", "d", "M" + LEFT + " " + (level - 4) + "h24")
                .close("g");
        String name = String.format(Locale.ROOT, "%s (exponent %.2f)", one.name(), one.exponent());
        out.text("text", name, "x", "" + (LEFT + 32), "y", "" + level);
    }
}
