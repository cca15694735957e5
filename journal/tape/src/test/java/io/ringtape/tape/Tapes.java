package io.ringtape.tape;

import io.ringtape.event.Event;
import io.ringtape.event.EventType;
import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameWriter;
import io.ringtape.event.Quote;
import io.ringtape.event.RunMode;
import io.ringtape.event.SessionStart;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;

/** Creates and reads small tapes. */
final class Tapes {
    static final TapeSettings SMALL = new TapeSettings(8 << 20, 0, false, 0);

    private Tapes() {}

    static TapeManifest manifest() {
        return TapeManifest.open(
                "0.1.0", LocalDate.of(2026, 11, 20), RunMode.BACKTEST, List.of("SPY", "QQQ"), "abc123");
    }

    /**
     * Returns a frame with one quote, identified by its sequence. Its length varies with the number of its conditions.
     */
    static Frame quote(long sequence) {
        Quote quote = new Quote();
        quote.sequence = sequence;
        quote.timeNs = 1_795_185_000_000_000_000L + sequence;
        quote.instrument = (int) (sequence & 1);
        quote.bid = 451_230_000 + sequence;
        for (int i = 0; i < sequence % 4; i++) {
            quote.conditions.add(i);
        }
        Frame frame = new Frame();
        new FrameWriter().write(frame, quote);
        return frame;
    }

    /** Returns a frame of so many snapshots. */
    static Frame wide(int snapshots) {
        Frame frame = new Frame();
        FrameWriter writer = new FrameWriter();
        for (int i = 0; i < snapshots; i++) {
            writer.append(frame, new FeatureSnapshot());
        }
        return frame;
    }

    /** Returns a frame that follows from its number, with one to {@code most} snapshots. */
    static Frame numbered(long number, int most) {
        FeatureSnapshot snapshot = new FeatureSnapshot();
        snapshot.sequence = number;
        Frame frame = new Frame();
        FrameWriter writer = new FrameWriter();
        for (int i = new Random(number).nextInt(most); i >= 0; i--) {
            writer.append(frame, snapshot);
        }
        return frame;
    }

    /** Returns frames of random events. Only the first has the session's start. */
    static List<Frame> frames(Random random, int count) {
        List<Frame> frames = new ArrayList<>();
        FrameWriter writer = new FrameWriter();
        SessionStart start = new SessionStart();
        start.sequence = 1;
        start.symbols.set("SPY,QQQ");
        Frame first = new Frame();
        writer.write(first, start);
        frames.add(first);
        EventType[] types =
                EnumSet.complementOf(EnumSet.of(EventType.SESSION_START)).toArray(EventType[]::new);
        for (int i = 1; i < count; i++) {
            Frame frame = new Frame();
            for (int effects = random.nextInt(3); effects >= 0; effects--) {
                Event event = types[random.nextInt(types.length)].create();
                new RandomFields(random).fill(event);
                writer.append(frame, event);
            }
            frames.add(frame);
        }
        return frames;
    }

    static List<Frame> quotes(int count) {
        List<Frame> frames = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            frames.add(quote(i));
        }
        return frames;
    }

    static String write(Path folder, List<Frame> frames, boolean complete) {
        try (ChronicleTape tape = ChronicleTape.create(folder, manifest(), SMALL)) {
            frames.forEach(tape::append);
            if (complete) {
                tape.complete();
            }
            return tape.checksum();
        }
    }

    /** Returns the bytes of every frame of the tape. */
    static List<byte[]> read(Path folder) {
        List<byte[]> all = new ArrayList<>();
        try (TapeReader reader = TapeReader.open(folder)) {
            Frame frame = new Frame();
            while (reader.next(frame)) {
                all.add(bytes(frame));
            }
        }
        return all;
    }

    static byte[] bytes(Frame frame) {
        return Arrays.copyOf(frame.bytes(), frame.length());
    }

    static List<byte[]> bytes(List<Frame> frames) {
        return frames.stream().map(Tapes::bytes).toList();
    }

    static Path data(Path folder) {
        return folder.resolve(manifest().dataFile());
    }
}
