package io.ringtape.chart;

import io.ringtape.event.Missing;
import java.util.Locale;

/** Writes well-formed markup from front to back. Escapes every text and value. */
public final class Markup {
    private final StringBuilder out = new StringBuilder(1 << 16);

    /** Opens an element. {@code attributes} alternates names and values. */
    public Markup open(String element, String... attributes) {
        return tag(element, ">", attributes);
    }

    public Markup close(String element) {
        out.append("</").append(element).append('>');
        return this;
    }

    /** Writes an element without content. */
    public Markup empty(String element, String... attributes) {
        return tag(element, "/>", attributes);
    }

    /** Writes an element that contains only text. */
    public Markup text(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close(element);
    }

    public Markup text(String text) {
        escape(text);
        return this;
    }

    /** Writes text that is already markup. */
    public Markup raw(String markup) {
        out.append(markup);
        return this;
    }

    private Markup tag(String element, String end, String... attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
        out.append(end);
        return this;
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                default -> out.append(c < ' ' && c != '\n' ? ' ' : c);
            }
        }
    }

    /** Formats a number with {@code digits} decimal places, or as a dash if it is missing. */
    public static String number(double value, int digits) {
        if (!Missing.isPresent(value)) {
            return "–";
        }
        String text = String.format(Locale.ROOT, "%,." + digits + "f", value);
        boolean isZero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
        return isZero && text.startsWith("-") ? text.substring(1) : text;
    }

    /** Formats a number with its sign. */
    public static String signed(double value, int digits) {
        String text = number(value, digits);
        boolean positive = Missing.isPresent(value) && text.chars().anyMatch(c -> c >= '1' && c <= '9') && value > 0;
        return positive ? "+" + text : text;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
