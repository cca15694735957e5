package io.ringtape.scenario;

import io.ringtape.event.Codes;
import io.ringtape.event.Event;
import io.ringtape.event.FieldChange;
import io.ringtape.event.Missing;
import io.ringtape.event.Text;
import java.util.SplittableRandom;

/** Copies events with one field changed to a value that a damaged line could produce. */
final class Corruption extends FieldChange {
    private static final long[] LONGS = {0, 1, -1, 1_000_000, 1_000_000_000_000L, Missing.LONG};

    private final SplittableRandom random;
    private int fields;
    private int corrupted = -1;

    Corruption(SplittableRandom random) {
        this.random = random;
    }

    @Override
    public Event of(Event event) {
        fields = 0;
        corrupted = -1;
        super.of(event);
        corrupted = random.nextInt(fields);
        fields = 0;
        return super.of(event);
    }

    private boolean isDue() {
        return fields++ == corrupted;
    }

    private long damaged(long value) {
        return switch (random.nextInt(5)) {
            case 0 -> -value;
            case 1 -> value * 10;
            case 2 -> value / 10;
            case 3 -> value + random.nextLong(-5_000_000, 5_000_000);
            default -> LONGS[random.nextInt(LONGS.length)];
        };
    }

    @Override
    protected long whole(String name, long value) {
        return isDue() ? damaged(value) : value;
    }

    @Override
    public int number(String name, int value) {
        return isDue() ? random.nextInt() : value;
    }

    @Override
    public int code(String name, int value) {
        return isDue() ? random.nextInt(Missing.CODE, 65_535) : value;
    }

    @Override
    public boolean flag(String name, boolean value) {
        return isDue() != value;
    }

    @Override
    public <E extends Enum<E>> E choice(String name, E value, E[] values) {
        return isDue() ? values[random.nextInt(values.length)] : value;
    }

    @Override
    public void text(String name, Text value) {
        if (isDue()) {
            value.set("?");
        }
    }

    @Override
    public void codes(String name, Codes value) {
        if (isDue() && !value.add(random.nextInt(100))) {
            value.clear();
        }
    }
}
