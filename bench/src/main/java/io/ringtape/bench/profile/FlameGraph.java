package io.ringtape.bench.profile;

import io.ringtape.chart.Axis;
import io.ringtape.chart.Markup;
import java.util.Locale;

/**
 * Draws stacks as a flame graph: a box for each frame, as wide as its share of the samples, on top of its caller. The SVG
 * needs nothing from elsewhere; a browser shows a box's full name and samples as its tooltip.
 */
public final class FlameGraph {
    private static final int WIDTH = 1200;
    private static final int ROW = 17;
    private static final int TITLE = 40;
    private static final double LEAST_BOX = 0.4;
    private static final double LETTER = 6.6;

    private final Markup out = new Markup();
    private final FoldedStacks stacks;
    private final String title;

    /** A picture of {@code stacks} under {@code title}, drawn once. */
    public FlameGraph(String title, FoldedStacks stacks) {
        this.title = title;
        this.stacks = stacks;
    }

    /** Returns the picture. */
    public String svg() {
        StackTree root = stacks.tree();
        int height = TITLE + ROW * (root.depth() + 1);
        out.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "width",
                "" + WIDTH,
                "height",
                "" + height,
                "viewBox",
                "0 0 " + WIDTH + " " + height,
                "font-family",
                "monospace",
                "font-size",
                "11");
        out.empty("rect", "width", "100%", "height", "100%", "fill", "#fff");
        String heading = String.format(Locale.ROOT, "%s, %,d samples", title, stacks.total());
        out.text("text", heading, "x", "8", "y", "22", "font-size", "15");
        if (root.samples() > 0) {
            box(root, 0, height - ROW, (double) WIDTH / root.samples());
        }
        return out.close("svg").raw("\n").toString();
    }

    private void box(StackTree frame, double x, int y, double scale) {
        double width = frame.samples() * scale;
        if (width < LEAST_BOX) {
            return;
        }
        double share = 100.0 * frame.samples() / stacks.total();
        String words = String.format(Locale.ROOT, "%s: %,d samples, %.1f %%", frame.name(), frame.samples(), share);
        out.open("g").text("title", words);
        out.empty(
                "rect",
                "x",
                Axis.pixel(x),
                "y",
                "" + y,
                "width",
                Axis.pixel(width),
                "height",
                "" + (ROW - 1),
                "fill",
                colour(frame.name()),
                "stroke",
                "#fff",
                "stroke-width",
                "0.5");
        int room = (int) ((width - 4) / LETTER);
        if (room >= 3) {
            String name = frame.name();
            String text = name.length() <= room ? name : name.substring(0, room - 1) + "…";
            out.text("text", text, "x", Axis.pixel(x + 2), "y", "" + (y + ROW - 5));
        }
        out.close("g");
        double at = x;
        for (StackTree callee : frame.callees()) {
            box(callee, at, y - ROW, scale);
            at += callee.samples() * scale;
        }
    }

    /** Our frames are warm, all others cool; the shade depends on the name alone. */
    private static String colour(String name) {
        int shade = Math.floorMod(name.hashCode(), 60);
        return name.startsWith("io.ringtape.")
                ? String.format(Locale.ROOT, "rgb(%d,%d,70)", 235 - shade / 3, 130 + shade)
                : String.format(Locale.ROOT, "rgb(%d,%d,220)", 140 + shade, 180 + shade / 2);
    }
}
