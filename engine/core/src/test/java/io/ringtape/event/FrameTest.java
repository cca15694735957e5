package io.ringtape.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FrameTest {
    private static final EventType[] TYPES = EventType.values();

    private final FrameWriter writer = new FrameWriter();
    private final FrameReader reader = new FrameReader();

    @ParameterizedTest
    @EnumSource(EventType.class)
    void readsBackWhatWasWritten(EventType type) {
        for (long seed = 0; seed < 500; seed++) {
            Event written = SeededFields.event(type, seed);
            Frame frame = new Frame(16);
            writer.write(frame, written);
            assertThat(reader.wrap(frame).next()).isTrue();
            assertThat(reader.type()).isEqualTo(type);
            // Decodes into a used event, none of whose old values may remain.
            Event read = SeededFields.event(type, seed + 1);
            reader.read(read);
            assertThat(FieldListing.of(read)).as("seed %d", seed).isEqualTo(FieldListing.of(written));
            assertThat(read.sequence).isEqualTo(written.sequence);
            assertThat(read.timeNs).isEqualTo(written.timeNs);
            assertThat(read.receiveNs).isEqualTo(written.receiveNs);
            assertThat(read.instrument).isEqualTo(written.instrument);
            assertThat(reader.next()).isFalse();
        }
    }

    @Test
    void holdsManyRecordsInOrder() {
        SplittableRandom random = new SplittableRandom(7);
        Frame frame = new Frame(64);
        List<List<String>> written = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            EventType type = EventType.values()[random.nextInt(EventType.values().length)];
            Event event = SeededFields.event(type, i);
            writer.append(frame, event);
            written.add(FieldListing.of(event));
        }
        List<List<String>> read = new ArrayList<>();
        reader.wrap(frame);
        while (reader.next()) {
            Event event = reader.type().create();
            reader.read(event);
            read.add(FieldListing.of(event));
        }
        assertThat(read).isEqualTo(written);
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void givesMissingForFieldsThatAnOlderWriterDidNotKnow(EventType type) {
        Frame frame = new Frame(64);
        Event event = SeededFields.event(type, 3);
        writer.write(frame, event);
        byte[] head = Arrays.copyOf(frame.bytes(), RecordLayout.BODY);
        RecordLayout.INT.set(head, 0, RecordLayout.BODY - 4);
        reader.wrap(head, 0, head.length);
        assertThat(reader.next()).isTrue();
        Event read = SeededFields.event(type, 4);
        reader.read(read);
        for (String line : FieldListing.of(read)) {
            String kind = line.substring(0, line.indexOf(' '));
            String value = line.substring(line.indexOf('=') + 1);
            switch (kind) {
                case "price", "size", "money", "instant", "duration", "count" ->
                    assertThat(value).isEqualTo(String.valueOf(Missing.LONG));
                case "number" -> assertThat(value).isEqualTo(String.valueOf(Missing.INT));
                case "code" -> assertThat(value).isEqualTo(String.valueOf(Missing.CODE));
                case "statistic" -> assertThat(value).isEqualTo(String.valueOf(Missing.STATISTIC));
                case "text" -> assertThat(value).isEmpty();
                case "codes" -> assertThat(value).isEqualTo("[]");
                case "flag" -> assertThat(value).isEqualTo("false");
                default -> assertThat(kind).isEqualTo("choice");
            }
        }
    }

    @Test
    void passesOverBytesThatANewerWriterAdded() {
        Frame frame = new Frame(64);
        writer.write(frame, SeededFields.event(EventType.TIMER, 1));
        int length = frame.length();
        byte[] longer = Arrays.copyOf(frame.bytes(), length + 9);
        RecordLayout.INT.set(longer, 0, length + 9 - 4);
        reader.wrap(longer, 0, longer.length);
        assertThat(reader.next()).isTrue();
        Timer timer = new Timer();
        reader.read(timer);
        assertThat(FieldListing.of(timer)).isEqualTo(FieldListing.of(SeededFields.event(EventType.TIMER, 1)));
        assertThat(reader.next()).isFalse();
    }

    @Test
    void neverReadsPastItsBytesWhateverTheyAre() {
        Set<EventType> read = EnumSet.noneOf(EventType.class);
        Set<EventType> refused = EnumSet.noneOf(EventType.class);
        for (long seed = 0; seed < 20_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Frame frame = new Frame(64);
            EventType written = TYPES[random.nextInt(TYPES.length)];
            writer.write(frame, SeededFields.event(written, seed));
            byte[] bytes = Arrays.copyOf(frame.bytes(), frame.length());
            for (int flips = random.nextInt(1, 5); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            reader.wrap(bytes, 0, bytes.length);
            try {
                while (reader.next()) {
                    EventType type = reader.type();
                    if (type != null) {
                        reader.read(type.create());
                        read.add(type);
                    }
                }
            } catch (IllegalStateException expected) {
                assertThat(expected).as("seed %d", seed).hasMessageContaining("malformed record");
                refused.add(written);
            }
        }
        assertThat(read).containsExactly(TYPES);
        assertThat(refused).containsExactly(TYPES);
    }

    @Test
    void saysWhereARecordIsMalformed() {
        reader.wrap(new byte[] {1, 2, 3}, 0, 3);
        assertThatThrownBy(reader::next)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("malformed record at byte 0 of a frame of 3 bytes");
    }

    @Test
    void stampsACauseInPlace() {
        Frame frame = new Frame();
        writer.write(frame, SeededFields.event(EventType.QUOTE, 5));
        reader.wrap(frame).next();
        reader.stamp(42, 4711);
        Quote quote = new Quote();
        reader.read(quote);
        assertThat(quote.sequence).isEqualTo(42);
        assertThat(quote.timeNs).isEqualTo(4711);
        assertThat(FieldListing.of(quote)).isEqualTo(FieldListing.of(SeededFields.event(EventType.QUOTE, 5)));
    }
}
