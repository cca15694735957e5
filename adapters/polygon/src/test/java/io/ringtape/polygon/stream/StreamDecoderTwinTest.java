package io.ringtape.polygon.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.ringtape.market.Instrument;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Compares the decoder with its twin on random frames: same events, same order, same counts.
 * {@code -Dringtape.fuzz=100000000} sets the number of frames, {@code -Dringtape.mutations=7} the seed.
 */
class StreamDecoderTwinTest {
    private static final int DATE = 20_261_119;
    private static final long FRAMES = Long.getLong("ringtape.fuzz", 1_000_000);
    private static final long SEED = Long.getLong("ringtape.mutations", 31498949824076L);
    private static final int ROUND = 20_000;
    private static final List<Instrument> INSTRUMENTS = List.of(
            new Instrument(0, "SPY", 10_000, 40, false),
            new Instrument(1, "QQQ", 10_000, 40, true),
            new Instrument(2, "BRK.B", 10_000, 100, false),
            new Instrument(3, "LONGSYMB", 10_000, 100, true),
            new Instrument(4, "LONGERSYMBOL.A", 10_000, 100, false));

    /** Rare in random frames, or not judged by a decoder for events of any time. */
    private static final List<String> NOT_MET = List.of("TOO_LONG", "NOT_OF_THE_SESSION", "AHEAD_OF_THE_CLOCK");

    @Test
    void agreesWithItsTwinOnEventsAndCounts() {
        Set<String> met = ConcurrentHashMap.newKeySet();
        LongStream.rangeClosed(0, (FRAMES - 1) / ROUND).parallel().forEach(round -> {
            Round each = new Round(round * ROUND);
            each.compare(Math.min(FRAMES, (round + 1) * ROUND));
            met.addAll(each.twin.counts().keySet());
        });
        assertThat(met)
                .contains("events", "unknown symbols", "unknown keys")
                .containsAll(Arrays.stream(EventFault.values())
                        .map(Enum::name)
                        .filter(name -> !NOT_MET.contains(name))
                        .toList());
    }

    /** A decoder and its twin, for the frames from a given number on. */
    private static final class Round {
        private final RecordedEvents events = new RecordedEvents();
        private final RecordedEvents twinEvents = new RecordedEvents();
        private final StreamDecoder decoder = new StreamDecoder(INSTRUMENTS, DATE, events);
        private final NaiveStream twin = new NaiveStream(INSTRUMENTS, DATE, twinEvents);
        private final SplittableRandom random;
        private final RandomFrames frames;
        private final long first;

        private Round(long first) {
            this.first = first;
            random = new SplittableRandom(SEED + first);
            frames = new RandomFrames(random);
        }

        private void compare(long last) {
            for (long number = first; number < last; number++) {
                compare(frames.next(), number);
            }
            assertThat(NaiveStream.counts(decoder.counts()))
                    .as("seed %d, frames from %d", SEED, first)
                    .isEqualTo(twin.counts());
        }

        private boolean blamesAlike(EventFault fault) {
            return decoder.counts().bad(fault) == twin.counts().getOrDefault(fault.name(), 0L);
        }

        /** Places the frame between bytes that would corrupt the result if they were read. */
        private void compare(byte[] frame, long number) {
            int offset = random.nextInt(10);
            byte[] bytes = new byte[offset + frame.length + 40];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) "0\"}],:1".charAt((i / 5 + offset) % 7);
            }
            System.arraycopy(frame, 0, bytes, offset, frame.length);
            events.clear();
            twinEvents.clear();
            decoder.decode(bytes, offset, frame.length, number);
            twin.decode(bytes, offset, frame.length, number);
            boolean isSame = events.isSameAs(twinEvents)
                    && blamesAlike(EventFault.MALFORMED)
                    && blamesAlike(EventFault.TOO_LARGE);
            if (!isSame) {
                fail(
                        "seed %d, frame %d: %s%ndecoder: %s%n%s%ntwin:    %s%n%s",
                        SEED,
                        number,
                        new String(frame, StandardCharsets.UTF_8),
                        String.join("\n", events.texts()),
                        NaiveStream.counts(decoder.counts()),
                        String.join("\n", twinEvents.texts()),
                        twin.counts());
            }
        }
    }
}
