package io.ringtape.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SpareBytesTest {
    private static final int SPARES = 3;
    private static final int SPARE_BYTES = 4_096;
    private static final int STEPS = 50_000;

    @Test
    void framesOfAllSizesKeepTheirBytesAndShareTheSpares() {
        long seed = Long.getLong("ringtape.seed", System.nanoTime());
        Random random = new Random(seed);
        SpareBytes spares = new SpareBytes(SPARES, SPARE_BYTES);
        Frame[] frames = new Frame[8];
        byte[][] wanted = new byte[frames.length][];
        Arrays.setAll(frames, i -> new Frame(spares));
        Arrays.fill(wanted, new byte[0]);
        for (int i = 0; i < STEPS; i++) {
            int at = random.nextInt(frames.length);
            byte[] bytes = new byte[random.nextInt(random.nextInt(10) == 0 ? 9_000 : 1_200)];
            random.nextBytes(bytes);
            frames[at].set(bytes, 0, bytes.length / 2);
            frames[at].ensureCapacity(bytes.length);
            System.arraycopy(
                    bytes, bytes.length / 2, frames[at].bytes(), bytes.length / 2, bytes.length - bytes.length / 2);
            frames[at].length(bytes.length);
            wanted[at] = bytes;
            for (int j = 0; j < frames.length; j++) {
                assertThat(Arrays.copyOf(frames[j].bytes(), frames[j].length()))
                        .as("seed %s", seed)
                        .isEqualTo(wanted[j]);
            }
        }
        for (Frame frame : frames) {
            frame.clear();
        }
        assertThat(takeAll(spares)).as("seed %s", seed).hasSize(SPARES);
    }

    @Test
    void aClearedFrameIsAsSmallAsItWas() {
        SpareBytes spares = new SpareBytes(1, SPARE_BYTES);
        Frame frame = new Frame(spares);
        byte[] own = frame.bytes();
        frame.ensureCapacity(SPARE_BYTES);
        assertThat(frame.bytes()).isNotSameAs(own).hasSize(SPARE_BYTES);
        frame.clear();
        assertThat(frame.bytes()).isSameAs(own);
        assertThat(takeAll(spares)).hasSize(1);
    }

    /** Returns the arrays that are there to be taken, told apart by identity, not by content. */
    private static Set<byte[]> takeAll(SpareBytes spares) {
        Set<byte[]> taken = Collections.newSetFromMap(new IdentityHashMap<>());
        for (byte[] spare = spares.takeOrNull(1); spare != null; spare = spares.takeOrNull(1)) {
            taken.add(spare);
        }
        return taken;
    }
}
