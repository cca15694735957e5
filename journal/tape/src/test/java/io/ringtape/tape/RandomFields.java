package io.ringtape.tape;

import io.ringtape.event.Codes;
import io.ringtape.event.Event;
import io.ringtape.event.FieldChange;
import io.ringtape.event.Missing;
import io.ringtape.event.Text;
import java.util.Random;

/** Fills every field with a value from its whole range, often the missing value or an edge case. */
final class RandomFields extends FieldChange {
    private static final String[] AWKWARD = {
        "",
        "null",
        "~",
        "true",
        "451.23",
        " leading",
        "trailing ",
        "a: b",
        "# no comment",
        "- item",
        "[1, 2]",
        "{a: 1}",
        "it's",
        "say \"so\"",
        "back\\slash",
        "two\nlines\n",
        "tab\tand\u0001bell",
        "---",
        "...",
        "!tag",
        "&anchor *alias",
        "caf\u00e9 \u20ac \uD83D\uDE00",
        "a, b",
        "%",
        "@",
        "`",
        "'",
        "\"",
        "\r\n",
        "?",
        ":",
        "!!null \"\"",
        "a #b",
        "a:",
        "\u2028",
        "\u0085",
        "\u007f"
    };

    private final Random random;

    RandomFields(Random random) {
        this.random = random;
    }

    void fill(Event event) {
        event.sequence = random.nextLong() >>> 1;
        event.timeNs = random.nextLong() >>> 1;
        event.receiveNs = whole("receiveNs", event.receiveNs);
        event.instrument = random.nextInt(5) - 1;
        event.describe(this);
    }

    @Override
    protected long whole(String name, long value) {
        return switch (random.nextInt(10)) {
            case 0 -> Missing.LONG;
            case 1 -> 0;
            case 2 -> Long.MAX_VALUE;
            case 3 -> Long.MIN_VALUE + 1;
            case 4 -> random.nextLong(-1000, 1000);
            case 5 -> random.nextLong();
            default -> random.nextLong(0, 1_000_000_000);
        };
    }

    @Override
    public int number(String name, int value) {
        return random.nextInt(5) == 0 ? Missing.INT : random.nextInt();
    }

    @Override
    public int code(String name, int value) {
        return random.nextInt(65_536) - 1;
    }

    @Override
    public double statistic(String name, double value) {
        return switch (random.nextInt(8)) {
            case 0 -> Missing.STATISTIC;
            case 1 -> -0.0;
            case 2 -> Double.MIN_VALUE;
            case 3 -> Double.POSITIVE_INFINITY;
            case 4 -> Double.NaN;
            default -> random.nextGaussian() * Math.pow(10, random.nextInt(-20, 20));
        };
    }

    @Override
    public boolean flag(String name, boolean value) {
        return random.nextBoolean();
    }

    @Override
    public <E extends Enum<E>> E choice(String name, E value, E[] values) {
        return values[random.nextInt(values.length)];
    }

    @Override
    public void text(String name, Text value) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(AWKWARD[random.nextInt(AWKWARD.length)]);
        }
        value.set(text.toString());
    }

    @Override
    public void codes(String name, Codes value) {
        value.clear();
        for (int i = random.nextInt(Codes.CAPACITY + 1); i > 0; i--) {
            value.add(random.nextInt(65_535));
        }
    }
}
