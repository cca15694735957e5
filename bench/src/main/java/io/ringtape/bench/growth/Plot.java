package io.ringtape.bench.growth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * Series over logarithmic axes, on which what grows by a power is a straight line.
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
    private static final int RIGHT = 20;
    private static final int TOP = 40;
    private static final int BOTTOM = 50;
    private static final int LEGEND = 18;
    private static final int FAINT = 0xe4e4e4;
    private static final int DARK = 0x444444;
    private static final int[] COLOURS = {0x1f77b4, 0xd95f02, 0x2a9d3a, 0xb5329e, 0x7f6000, 0x555555};

    public Plot {
        series = List.copyOf(series);
        if (series.isEmpty()) {
            throw new IllegalArgumentException(title + ": a plot needs a series");
        }
    }

    /** As SVG. */
    public String svg() {
        SvgInk ink = new SvgInk(WIDTH, height());
        draw(ink);
        return ink.svg();
    }

    /** As PNG, without a screen. */
    public byte[] png() throws IOException {
        PngInk ink = new PngInk(WIDTH, height());
        draw(ink);
        return ink.png();
    }

    /** Writes both as {@code NAME.svg} and {@code NAME.png} into that folder, which is made when it is not there. */
    public void write(Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name + ".svg"), svg());
        Files.write(folder.resolve(name + ".png"), png());
    }

    /** Axes, and a line of legend for each series below. */
    private int height() {
        return AXES + LEGEND * series.size();
    }

    private void draw(Ink ink) {
        LogScale xScale =
                over(series.stream().flatMap(each -> each.points().stream()).mapToDouble(Series.Point::x));
        LogScale yScale =
                over(series.stream().flatMap(each -> each.points().stream()).mapToDouble(Series.Point::y));
        ink.text(LEFT, TOP - 16, title, Ink.Anchor.START, 15);
        for (double mark : xScale.marks()) {
            ink.line(x(xScale, mark), TOP, x(xScale, mark), AXES - BOTTOM, FAINT, 1);
            ink.text(x(xScale, mark), AXES - BOTTOM + 18, LogScale.label(mark), Ink.Anchor.MIDDLE, 11);
        }
        for (double mark : yScale.marks()) {
            ink.line(LEFT, y(yScale, mark), WIDTH - RIGHT, y(yScale, mark), FAINT, 1);
            ink.text(LEFT - 8, y(yScale, mark) + 4, LogScale.label(mark), Ink.Anchor.END, 11);
        }
        ink.line(LEFT, AXES - BOTTOM, WIDTH - RIGHT, AXES - BOTTOM, DARK, 1);
        ink.line(LEFT, TOP, LEFT, AXES - BOTTOM, DARK, 1);
        ink.text((LEFT + WIDTH - RIGHT) / 2.0, AXES - 12, xName, Ink.Anchor.MIDDLE, 12);
        ink.text(WIDTH - RIGHT, TOP - 16, yName, Ink.Anchor.END, 12);
        for (int i = 0; i < series.size(); i++) {
            draw(ink, series.get(i), xScale, yScale, i);
        }
    }

    private static LogScale over(DoubleStream values) {
        double[] all = values.sorted().toArray();
        return LogScale.over(all[0], all[all.length - 1]);
    }

    private static void draw(Ink ink, Series one, LogScale xScale, LogScale yScale, int place) {
        int colour = COLOURS[place % COLOURS.length];
        Series.Point before = null;
        for (Series.Point point : one.points()) {
            if (before != null) {
                ink.line(
                        x(xScale, before.x()),
                        y(yScale, before.y()),
                        x(xScale, point.x()),
                        y(yScale, point.y()),
                        colour,
                        2);
            }
            ink.dot(x(xScale, point.x()), y(yScale, point.y()), 3.5, colour);
            before = point;
        }
        double legendY = AXES + LEGEND * (place + 0.5);
        ink.line(LEFT, legendY - 4, LEFT + 24, legendY - 4, colour, 2);
        ink.text(
                LEFT + 32,
                legendY,
                String.format(Locale.ROOT, "%s (exponent %.2f)", one.name(), one.exponent()),
                Ink.Anchor.START,
                12);
    }

    private static double x(LogScale scale, double value) {
        return LEFT + scale.at(value) * (WIDTH - LEFT - RIGHT);
    }

    private static double y(LogScale scale, double value) {
        return AXES - BOTTOM - scale.at(value) * (AXES - TOP - BOTTOM);
    }
}
