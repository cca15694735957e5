package io.ringtape.bench.profile;

import java.util.Locale;

/**
 * Stacks as a picture: a box for each frame, as wide as its share of the samples, the callers below. One SVG without
 * anything from elsewhere; a browser shows a box's full name and samples when it is pointed at.
 */
public final class FlameGraph {
    private static final int WIDTH = 1200;
    private static final int ROW = 17;
    private static final int TITLE = 40;
    private static final double LEAST_BOX = 0.4;
    private static final double LETTER = 6.6;

    private final FoldedStacks stacks;
    private final String title;

    /** A picture of those stacks under that title. */
    public FlameGraph(String title, FoldedStacks stacks) {
        this.title = title;
        this.stacks = stacks;
    }

    /** The picture. */
    public String svg() {
        StackTree root = stacks.tree();
        int height = TITLE + ROW * (root.depth() + 1);
        StringBuilder out = new StringBuilder();
        out.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\""
                        + " font-family=\"monospace\" font-size=\"11\">%n",
                WIDTH,
                height,
                WIDTH,
                height));
        out.append("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
        out.append(String.format(
                Locale.ROOT,
                "<text x=\"8\" y=\"22\" font-size=\"15\">%s, %,d samples</text>%n",
                escaped(title),
                stacks.total()));
        if (root.samples() > 0) {
            box(out, root, 0, height - ROW, (double) WIDTH / root.samples());
        }
        return out.append("</svg>\n").toString();
    }

    private void box(StringBuilder out, StackTree frame, double x, int y, double scale) {
        double width = frame.samples() * scale;
        if (width < LEAST_BOX) {
            return;
        }
        out.append(String.format(
                Locale.ROOT,
                "<g><title>%s: %,d samples, %.1f %%</title><rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\""
                        + " fill=\"%s\" stroke=\"#fff\" stroke-width=\"0.5\"/>%s</g>%n",
                escaped(frame.name()),
                frame.samples(),
                100.0 * frame.samples() / stacks.total(),
                x,
                y,
                width,
                ROW - 1,
                colour(frame.name()),
                label(frame.name(), x, y, width)));
        double at = x;
        for (StackTree callee : frame.callees()) {
            box(out, callee, at, y - ROW, scale);
            at += callee.samples() * scale;
        }
    }

    private static String label(String name, double x, int y, double width) {
        int room = (int) ((width - 4) / LETTER);
        if (room < 3) {
            return "";
        }
        String text = name.length() <= room ? name : name.substring(0, room - 1) + "…";
        return String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%d\">%s</text>", x + 2, y + ROW - 5, escaped(text));
    }

    /** Ours are warm, everything else is cool; shades differ by name, the same in every picture. */
    private static String colour(String name) {
        int shade = Math.floorMod(name.hashCode(), 60);
        return name.startsWith("io.ringtape.")
                ? String.format(Locale.ROOT, "rgb(%d,%d,70)", 235 - shade / 3, 130 + shade)
                : String.format(Locale.ROOT, "rgb(%d,%d,220)", 140 + shade, 180 + shade / 2);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
