package io.ringtape.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.event.Event;
import io.ringtape.event.EventType;
import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameWriter;
import io.ringtape.event.Missing;
import io.ringtape.event.Quote;
import io.ringtape.event.SessionEnd;
import io.ringtape.event.SessionFigures;
import io.ringtape.event.StateHash;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TapeInspectionTest {
    @TempDir
    Path root;

    private final StringBuilder out = new StringBuilder();

    @Test
    void countsWhatIsOnATape() throws IOException {
        Path folder = root.resolve("t");
        Frame first = Tapes.quote(1);
        new FrameWriter().append(first, new StateHash());
        String checksum = Tapes.write(folder, List.of(first, Tapes.quote(2)), true);
        TapeStat stat = TapeStat.of(folder);
        assertThat(stat.extent().entries()).isEqualTo(2);
        assertThat(stat.events().count()).isEqualTo(3);
        assertThat(stat.events().byType()).isEqualTo(Map.of("Quote", 2L, "StateHash", 1L));
        assertThat(stat.events().firstNs()).isEqualTo(1_795_185_000_000_000_001L);
        assertThat(stat.events().lastNs()).isEqualTo(1_795_185_000_000_000_002L);
        assertThat(stat.extent().checksum()).isEqualTo(checksum);
        assertThat(stat.extent().tornTail()).isEmpty();
        stat.print(out);
        assertThat(out.toString().lines())
                .contains(
                        "tradingDate: 2026-11-20",
                        "status: complete",
                        "entries: 2",
                        "  Quote: 2",
                        "ending: null",
                        "first: 2026-11-20T14:30:00.000000001Z",
                        "tornTail: null");
    }

    @Test
    void showsHowTheSessionEndedAndWhatDidNotCount() throws IOException {
        SessionEnd end = new SessionEnd();
        end.badRowsByReason(new TreeMap<>(Map.of("price is missing", 3L, "size is a zero size", 4L)));
        SessionFigures figures = new SessionFigures();
        figures.duplicates = 5;
        figures.corrections = 6;
        figures.implausibleQuotes = 7;
        Frame last = new Frame();
        new FrameWriter().write(last, end);
        new FrameWriter().append(last, figures);
        Path folder = root.resolve("t");
        Tapes.write(folder, List.of(Tapes.quote(1), last), true);
        TapeStat stat = TapeStat.of(folder);
        assertThat(stat.ending()).hasValueSatisfying(ending -> assertThat(ending.leftOut())
                .containsEntry("duplicates", 5L)
                .containsEntry("corrections", 6L)
                .containsEntry("implausibleQuotes", 7L)
                .containsEntry("unknownConditions", Missing.LONG));
        stat.print(out);
        assertThat(out.toString()).contains("""
                        ending:
                          reason: COMPLETE
                          badRows: 7
                          badRowReasons:
                            "price is missing": 3
                            "size is a zero size": 4
                          duplicates: 5
                          corrections: 6
                          unknownConditions: null
                          outOfSession: null
                          implausiblePrints: null
                          implausibleQuotes: 7
                          lateReports: null
                          forgottenBackfills: null
                        """);
    }

    @Test
    void printsATapeAsYamlThatReadsBackToEveryEvent() throws IOException {
        long seed = Long.getLong("ringtape.seed", System.nanoTime());
        List<Frame> frames = Tapes.frames(new Random(seed), 200);
        Path folder = root.resolve("t");
        Tapes.write(folder, frames, false);
        long printed = TapeCat.print(folder, EventFilter.ALL, TextForm.YAML, out);
        List<Event> events = new EventText(new SessionSymbols(List.of("SPY", "QQQ"))).parseAll(out.toString());
        assertThat(events).hasSize((int) printed);
        Frame read = new Frame();
        Frame written = new Frame();
        FrameWriter writer = new FrameWriter();
        events.forEach(event -> writer.append(read, event));
        for (Frame frame : frames) {
            int at = written.length();
            written.ensureCapacity(at + frame.length());
            System.arraycopy(frame.bytes(), 0, written.bytes(), at, frame.length());
            written.length(at + frame.length());
        }
        assertThat(Tapes.bytes(read)).as("seed %d", seed).isEqualTo(Tapes.bytes(written));
    }

    @Test
    void printsYamlInNewYorkTimeAndJsonInUtc() throws IOException {
        Path folder = root.resolve("t");
        Tapes.write(folder, Tapes.quotes(1), false);
        EventFilter quotes = new EventFilter(Set.of(EventType.QUOTE), null, 0, Long.MAX_VALUE, 0);
        TapeCat.print(folder, quotes, TextForm.YAML, out);
        assertThat(out.toString())
                .startsWith("--- # entry 1, 09:30:00.000 New York time\n")
                .contains("\ntime: 2026-11-20T09:30:00.000000001-05:00\n")
                .doesNotContain("T14:30");
        out.setLength(0);
        TapeCat.print(folder, quotes, TextForm.JSON, out);
        assertThat(out.toString()).contains("\"time\":\"2026-11-20T14:30:00.000000001Z\"");
    }

    @Test
    void printsOnlySelectedEvents() throws IOException {
        Path folder = root.resolve("t");
        Tapes.write(folder, Tapes.quotes(20), true);
        long base = 1_795_185_000_000_000_000L;
        EventFilter filter = new EventFilter(Set.of(EventType.QUOTE), "QQQ", base + 5, base + 15, 2);
        assertThat(TapeCat.print(folder, filter, TextForm.JSON, out)).isEqualTo(2);
        assertThat(out.toString().lines())
                .map(line -> line.substring(0, 45))
                .containsExactly(
                        "{\"tapeEntry\":11,\"sequence\":11,\"time\":\"2026-11",
                        "{\"tapeEntry\":13,\"sequence\":13,\"time\":\"2026-11");
        assertThat(TapeCat.print(
                        folder,
                        new EventFilter(Set.of(EventType.TRADE), null, 0, Long.MAX_VALUE, 0),
                        TextForm.YAML,
                        out))
                .isZero();
    }

    @Test
    void printsWhatPrecedesTheDamage() throws IOException {
        Path folder = root.resolve("t");
        Tapes.write(folder, Tapes.quotes(20), false);
        byte[] bytes = java.nio.file.Files.readAllBytes(Tapes.data(folder));
        try (TapeReader reader = TapeReader.open(folder)) {
            for (int i = 0; i < 10; i++) {
                reader.next(new Frame());
            }
            bytes[(int) reader.position() + 30] ^= 1;
        }
        java.nio.file.Files.write(Tapes.data(folder), bytes);
        assertThatThrownBy(() -> TapeCat.print(folder, EventFilter.ALL, TextForm.JSON, out))
                .hasMessageContaining("entry 11");
        assertThat(out.toString().lines()).hasSize(10);
        TapeCheck check = TapeCheck.of(folder);
        assertThat(check.entries()).isEqualTo(10);
        out.setLength(0);
        check.print(out);
        assertThat(out.toString()).startsWith("damaged at entry 11, byte ");
    }

    @Test
    void reportsASoundTape() throws IOException {
        Path folder = root.resolve("t");
        String checksum = Tapes.write(folder, Tapes.quotes(20), true);
        TapeCheck.of(folder).print(out);
        assertThat(out).hasToString("ok: 20 entries, " + checksum + ", complete\n");
    }

    @Test
    void findsTwoEqualTapesIdentical() throws IOException {
        Tapes.write(root.resolve("1"), Tapes.quotes(20), true);
        Tapes.write(root.resolve("2"), Tapes.quotes(20), false);
        TapeDiff diff = TapeDiff.of(root.resolve("1"), root.resolve("2"));
        assertThat(diff.isIdentical()).isTrue();
        assertThat(diff.entries()).isEqualTo(20);
        diff.print(out);
        assertThat(out).hasToString("identical: 20 entries\n");
    }

    @Test
    void namesTheFirstEntryAndTheFieldsThatDiffer() throws IOException {
        List<Frame> frames = new java.util.ArrayList<>(Tapes.quotes(20));
        Tapes.write(root.resolve("1"), frames, true);
        Quote quote = new Quote();
        quote.sequence = 8;
        quote.timeNs = 1_795_185_000_000_000_008L;
        quote.instrument = 0;
        quote.bid = 451_230_009;
        Frame changed = new Frame();
        new FrameWriter().write(changed, quote);
        new FrameWriter().append(changed, new StateHash());
        frames.set(7, changed);
        Tapes.write(root.resolve("2"), frames, true);
        TapeDiff diff = TapeDiff.of(root.resolve("1"), root.resolve("2"));
        assertThat(diff.isIdentical()).isFalse();
        assertThat(diff.entries()).isEqualTo(7);
        assertThat(diff.fields())
                .contains(
                        new TapeDiff.FieldDifference(1, "bid", "451.230008", "451.230009"),
                        new TapeDiff.FieldDifference(2, "type", null, "StateHash"))
                .filteredOn(field -> field.event() == 1)
                .hasSize(1);
        assertThat(diff.fields()).noneMatch(field -> field.first() == null && field.second() == null);
        diff.print(out);
        assertThat(out.toString()).startsWith("entry 8 differs\n  event 1, bid: 451.230008 | 451.230009\n");
    }

    @Test
    void ignoresFieldsThatMayDiffer() throws IOException {
        Tapes.write(root.resolve("1"), List.of(snapshot(1, 7), snapshot(2, 7)), true);
        Tapes.write(root.resolve("2"), List.of(snapshot(1, 8), snapshot(3, 8)), true);
        TapeDiff diff = TapeDiff.of(root.resolve("1"), root.resolve("2"), Set.of("policies"));
        assertThat(diff.entries()).isEqualTo(1);
        assertThat(diff.fields()).containsExactly(new TapeDiff.FieldDifference(1, "sequence", "2", "3"));
    }

    private static Frame snapshot(long sequence, long policies) {
        FeatureSnapshot snapshot = new FeatureSnapshot();
        snapshot.sequence = sequence;
        snapshot.policies = policies;
        Frame frame = new Frame();
        new FrameWriter().write(frame, snapshot);
        return frame;
    }

    @Test
    void reportsThatOneTapeEndedEarlier() throws IOException {
        Tapes.write(root.resolve("1"), Tapes.quotes(20), true);
        Tapes.write(root.resolve("2"), Tapes.quotes(19), true);
        TapeDiff diff = TapeDiff.of(root.resolve("1"), root.resolve("2"));
        assertThat(diff.entries()).isEqualTo(19);
        assertThat(diff.first()).contains("sequence: 20");
        assertThat(diff.second()).isEmpty();
        diff.print(out);
        assertThat(out.toString()).contains("--- # second: has ended");
    }
}
