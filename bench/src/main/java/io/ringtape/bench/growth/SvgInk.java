package io.ringtape.bench.growth;

import java.util.Locale;

/** Draws as SVG, without anything from elsewhere. */
final class SvgInk implements Ink {
    private final StringBuilder body = new StringBuilder();

    SvgInk(int width, int height) {
        body.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\""
                        + " font-family=\"sans-serif\">\n<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>\n",
                width,
                height,
                width,
                height));
    }

    @Override
    public void line(double fromX, double fromY, double toX, double toY, int colour, double width) {
        body.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#%06x\" stroke-width=\"%.1f\"/>\n",
                fromX,
                fromY,
                toX,
                toY,
                colour,
                width));
    }

    @Override
    public void dot(double x, double y, double radius, int colour) {
        body.append(String.format(
                Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"#%06x\"/>\n", x, y, radius, colour));
    }

    @Override
    public void text(double x, double y, String text, Anchor anchor, int size) {
        body.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-size=\"%d\">%s</text>\n",
                x,
                y,
                anchor.name().toLowerCase(Locale.ROOT),
                size,
                text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")));
    }

    /** The picture. */
    String svg() {
        return body + "</svg>\n";
    }
}
