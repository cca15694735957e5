package io.ringtape.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CodesTest {
    private static final int RANDOM_LISTS = 20_000;
    private static final int TRADE_CODES_COUNT = codesOffset();

    @Test
    void isAListOfNumbers() {
        long seed = Long.getLong("ringtape.seed", System.nanoTime());
        Random random = new Random(seed);
        Codes codes = new Codes();
        for (int i = 0; i < RANDOM_LISTS; i++) {
            List<Integer> twin = fill(random, codes.clear());
            Codes copy = new Codes().set(codes);
            assertThat(codes.toString()).as("seed %s", seed).isEqualTo(twin.toString());
            assertThat(codes.hashCode()).isEqualTo(twin.hashCode());
            assertThat(copy).isEqualTo(codes);
            twin.forEach(code -> assertThat(codes.contains(code)).isTrue());
            assertThat(codes.contains(65_535)).isFalse();
            if (!twin.isEmpty()) {
                assertThat(copy.clear()).isNotEqualTo(codes);
            }
        }
    }

    private static List<Integer> fill(Random random, Codes codes) {
        List<Integer> twin = new ArrayList<>();
        for (int i = random.nextInt(Codes.CAPACITY + 3); i > 0; i--) {
            int code = random.nextInt(4) == 0 ? random.nextInt(-10, 70_000) : random.nextInt(65_533, 65_536);
            boolean fits = code >= 0 && code <= 65_534 && twin.size() < Codes.CAPACITY;
            assertThat(codes.add(code)).isEqualTo(fits);
            if (fits) {
                twin.add(code);
            }
        }
        return twin;
    }

    @Test
    void goThroughAFrame() {
        long seed = Long.getLong("ringtape.seed", System.nanoTime());
        Random random = new Random(seed);
        Trade written = new Trade();
        Trade read = new Trade();
        for (int i = 0; i < RANDOM_LISTS; i++) {
            fill(random, written.conditions.clear());
            Frame frame = new Frame(random.nextInt(200));
            new FrameWriter().write(frame, written);
            byte[] tight = Arrays.copyOf(frame.bytes(), frame.length());
            FrameReader reader = new FrameReader().wrap(tight, 0, tight.length);
            assertThat(reader.next()).isTrue();
            reader.read(read);
            assertThat(read.conditions).as("seed %s", seed).isEqualTo(written.conditions);
            assertThat(read.exchangeNs).isEqualTo(written.exchangeNs);
        }
    }

    @Test
    void theNumberOfNoCodeIsRefusedInAFrame() {
        for (int count = 1; count <= Codes.CAPACITY; count++) {
            Trade trade = new Trade();
            for (int i = 0; i < count; i++) {
                trade.conditions.add(i);
            }
            Frame frame = new Frame();
            new FrameWriter().write(frame, trade);
            int last = TRADE_CODES_COUNT + 1 + 2 * (count - 1);
            frame.bytes()[last] = -1;
            frame.bytes()[last + 1] = -1;
            FrameReader reader = new FrameReader().wrap(frame);
            reader.next();
            assertThatIllegalStateException().as("%s codes", count).isThrownBy(() -> reader.read(new Trade()));
        }
    }

    /** Returns the offset of a print's list of conditions: the first byte that a condition changes. */
    private static int codesOffset() {
        Frame without = new Frame();
        Frame with = new Frame();
        Trade trade = new Trade();
        new FrameWriter().write(without, trade);
        trade.conditions.add(1);
        new FrameWriter().write(with, trade);
        return Arrays.mismatch(
                        Arrays.copyOfRange(without.bytes(), 4, without.length()),
                        Arrays.copyOfRange(with.bytes(), 4, with.length()))
                + 4;
    }
}
