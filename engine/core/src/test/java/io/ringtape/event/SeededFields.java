package io.ringtape.event;

import java.util.SplittableRandom;

/** Fills events with values drawn from a seed, edges and missing values among them. */
final class SeededFields extends FieldChange {
    private final SplittableRandom random;

    SeededFields(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Returns an event of {@code type} with head and body drawn from {@code seed}. */
    static Event event(EventType type, long seed) {
        SeededFields sample = new SeededFields(seed);
        Event event = type.create();
        event.sequence = sample.random.nextLong(1, Long.MAX_VALUE);
        event.timeNs = sample.random.nextLong();
        event.receiveNs = sample.random.nextLong();
        event.instrument = sample.random.nextInt(-1, 10_000);
        event.describe(sample);
        return event;
    }

    @Override
    protected long whole(String name, long value) {
        return switch (random.nextInt(5)) {
            case 0 -> Missing.LONG;
            case 1 -> 0;
            case 2 -> random.nextLong(-1000, 1000);
            default -> random.nextLong();
        };
    }

    @Override
    public int number(String name, int value) {
        return random.nextInt(4) == 0 ? Missing.INT : random.nextInt();
    }

    @Override
    public int code(String name, int value) {
        return random.nextInt(4) == 0 ? Missing.CODE : random.nextInt(65_535);
    }

    @Override
    public double statistic(String name, double value) {
        return random.nextInt(4) == 0 ? Missing.STATISTIC : (random.nextDouble() - 0.5) * 1e9;
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
        byte[] bytes = new byte[random.nextInt(40)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) random.nextInt(' ', 127);
        }
        value.set(bytes, 0, bytes.length);
    }

    @Override
    public void codes(String name, Codes value) {
        value.clear();
        int count = random.nextInt(Codes.CAPACITY + 1);
        for (int i = 0; i < count; i++) {
            value.add(random.nextInt(65_535));
        }
    }
}
