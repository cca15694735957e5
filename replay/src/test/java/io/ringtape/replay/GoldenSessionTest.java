package io.ringtape.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.engine.Engine;
import io.ringtape.event.EventType;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import io.ringtape.event.FrameWriter;
import io.ringtape.event.SessionStart;
import io.ringtape.tape.TapeReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Checks that one small session that trades gives the same bytes on every machine and Java version: the number of
 * events of each type and a digest of all. The digest excludes the code version and all paths.
 *
 * <p>When what the engine decides or writes changes on purpose, raise {@link Engine#VERSION}; then
 *
 * <pre>mvn -pl replay -am test -Dringtape.write=true -Dtest=GoldenSessionTest
 * -Dsurefire.failIfNoSpecifiedTests=false</pre>
 *
 * <p>rewrites the file.
 */
class GoldenSessionTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden-session.txt");

    @TempDir
    Path folder;

    @Test
    void theSessionHasItsRecordedBytes() throws Exception {
        SyntheticDay day = new SyntheticDay(folder.resolve("market"), 3, 60_000);
        Path tape = folder.resolve("tape");
        Backtest.run(day.request(SyntheticDay.settings(folder, ""), tape), RunProgress.NONE);
        List<String> lines = lines(tape);
        List<String> golden = Files.readAllLines(GOLDEN);
        if (!lines.equals(golden)) {
            assertThat(lines.get(0))
                    .as("the bytes of a session changed: raise Engine.VERSION if on purpose")
                    .isNotEqualTo(golden.get(0));
        }
        if (Boolean.getBoolean("ringtape.write")) {
            Files.write(GOLDEN, lines);
        }
        assertThat(lines)
                .as("the engine version was raised: run this test with -Dringtape.write=true")
                .isEqualTo(Files.readAllLines(GOLDEN));
        for (EventType type : List.of(EventType.ORDER_REQUEST, EventType.POSITION_CHANGE, EventType.TRADE_CLOSED)) {
            assertThat(lines).as("the session trades").anyMatch(line -> line.startsWith(type.label() + " "));
        }
    }

    private static List<String> lines(Path tape) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        Map<EventType, Integer> counts = new EnumMap<>(EventType.class);
        Frame frame = new Frame();
        FrameReader reader = new FrameReader();
        try (TapeReader entries = TapeReader.open(tape)) {
            while (entries.next(frame)) {
                reader.wrap(frame);
                while (reader.next()) {
                    counts.merge(reader.type(), 1, Integer::sum);
                    if (reader.type() == EventType.SESSION_START) {
                        Frame start = withoutCodeVersion(reader);
                        digest.update(start.bytes(), 0, start.length());
                    } else {
                        digest.update(frame.bytes(), reader.offset(), reader.length());
                    }
                }
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add("engine version " + Engine.VERSION);
        counts.forEach((type, count) -> lines.add(type.label() + " " + count));
        lines.add("SHA-256 " + HexFormat.of().formatHex(digest.digest()));
        return lines;
    }

    private static Frame withoutCodeVersion(FrameReader reader) {
        SessionStart start = new SessionStart();
        reader.read(start);
        start.codeVersion.clear();
        Frame frame = new Frame();
        new FrameWriter().write(frame, start);
        return frame;
    }
}
