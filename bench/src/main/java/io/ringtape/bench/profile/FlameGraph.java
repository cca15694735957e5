package io.ringtape.bench.profile;

import io.ringtape.chart.Axis;
import io.ringtape.chart.Markup;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Draws stacks as a flame graph: a box for each frame, as wide as its share of the samples, on top of its caller. The
 * SVG refers to no other file; a browser shows the full name and samples of a box as its tooltip.
 */
public final class FlameGraph {
    private static final int WIDTH = 1200;
    private static final int ROW = 17;
    private static final int TITLE = 40;
    private static final double LEAST_BOX = 0.4;
    private static final double LETTER = 6.6;
    private final Markup out = new Markup();
    private final Box root = new Box("all");
    private final String title;

    /** A frame at one place of the stacks, with the frames it calls, sorted by name. */
    private static final class Box {
        private final String name;
        private final Map<String, Box> callees = new TreeMap<>();
        private long samples;

        Box(String name) {
            this.name = name;
        }

        /** Returns the number of frames on the longest path, this one included. */
        int depth() {
            return 1 + callees.values().stream().mapToInt(Box::depth).max().orElse(0);
        }
    }

    /** Prepares a picture of {@code stacks} under {@code title}. */
    public FlameGraph(String title, FoldedStacks stacks) {
        this.title = title;
        stacks.forEach(this::add);
    }

    private void add(List<String> stack, long samples) {
        Box at = root;
        at.samples += samples;
        for (String name : stack) {
            at = at.callees.computeIfAbsent(name, Box::new);
            at.samples += samples;
        }
    }

    /** Returns the picture. */
    public String svg() {
        int height = TITLE + ROW * (root.depth() + 1);
        out.raw(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\" viewBox=\"0 0 %1$d %2$d\""
                        + " font-family=\"monospace\" font-size=\"11\">",
                WIDTH,
                height));
        out.empty("rect", "width", "100%", "height", "100%", "fill", "#fff");
        String heading = String.format(Locale.ROOT, "%s, %,d samples", title, root.samples);
        out.text("text", heading, "x", "8", "y", "22", "font-size", "15");
        if (root.samples > 0) {
            box(root, 0, height - ROW, (double) WIDTH / root.samples);
        }
        return out.close("svg").raw("\n").toString();
    }

    private void box(Box frame, double x, int y, double scale) {
        double width = frame.samples * scale;
        if (width < LEAST_BOX) {
            return;
        }
        String tooltip = String.format(
                Locale.ROOT,
                "%s: %,d samples, %.1f %%",
                frame.name,
                frame.samples,
                100.0 * frame.samples / root.samples);
        out.open("g").text("title", tooltip);
        out.raw(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\" stroke=\"#fff\""
                        + " stroke-width=\"0.5\"/>",
                x,
                y,
                width,
                ROW - 1,
                colour(frame.name)));
        int room = (int) ((width - 4) / LETTER);
        if (room >= 3) {
            String text = frame.name.length() <= room ? frame.name : frame.name.substring(0, room - 1) + "…";
            out.text("text", text, "x", Axis.pixel(x + 2), "y", "" + (y + ROW - 5));
        }
        out.close("g");
        double at = x;
        for (Box callee : frame.callees.values()) {
            box(callee, at, y - ROW, scale);
            at += callee.samples * scale;
        }
    }

    /**
     * Returns a warm colour for frames of this project and a cool one for others; the shade depends on the name alone.
     */
    private static String colour(String name) {
        int shade = Math.floorMod(name.hashCode(), 60);
        return name.startsWith("io.ringtape.")
                ? String.format(Locale.ROOT, "rgb(%d,%d,70)", 235 - shade / 3, 130 + shade)
                : String.format(Locale.ROOT, "rgb(%d,%d,220)", 140 + shade, 180 + shade / 2);
    }
}
