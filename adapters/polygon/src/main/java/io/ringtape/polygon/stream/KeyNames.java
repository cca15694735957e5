package io.ringtape.polygon.stream;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The first names of keys that were seen, each once. Allocates only when it sees a name for the first time. */
final class KeyNames {
    /** The most names kept. */
    static final int MOST = 64;

    /** The longest name kept, in bytes. */
    static final int LONGEST = 32;

    private final byte[][] names = new byte[MOST][];
    private final long[] kinds = new long[MOST];
    private int count;
    private volatile List<String> all = List.of();

    /** Returns the names, each with its kind. For any thread. */
    List<String> all() {
        return all;
    }

    /** Adds the key of an event of {@code kind} if its name is a first one, not too long, and there is room. */
    void add(long kind, byte[] bytes, int from, int to) {
        if (to - from > LONGEST) {
            return;
        }
        for (int i = 0; i < count; i++) {
            if (kinds[i] == kind && Arrays.equals(names[i], 0, names[i].length, bytes, from, to)) {
                return;
            }
        }
        if (count < MOST) {
            kinds[count] = kind;
            names[count] = Arrays.copyOfRange(bytes, from, to);
            List<String> longer = new ArrayList<>(all);
            longer.add(Words.text(kind) + "." + new String(names[count], StandardCharsets.UTF_8));
            all = List.copyOf(longer);
            count++;
        }
    }
}
