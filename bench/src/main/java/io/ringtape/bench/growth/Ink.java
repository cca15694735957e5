package io.ringtape.bench.growth;

/** What a plot is drawn with; places are in pixels from the upper left corner, colours {@code 0xRRGGBB}. */
interface Ink {
    /** Where a text has its place. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    void line(double fromX, double fromY, double toX, double toY, int colour, double width);

    void dot(double x, double y, double radius, int colour);

    /** The place is on the text's base line. */
    void text(double x, double y, String text, Anchor anchor, int size);
}
