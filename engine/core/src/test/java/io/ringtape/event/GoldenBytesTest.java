package io.ringtape.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares the bytes of every event with recorded ones, so that old tapes stay readable. */
class GoldenBytesTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden-events.txt");

    @Test
    void writesEveryEventAsItAlwaysDid() throws IOException {
        List<String> lines =
                Stream.of(EventType.values()).map(GoldenBytesTest::line).toList();
        if (Boolean.getBoolean("ringtape.write")) {
            Files.createDirectories(GOLDEN.getParent());
            Files.write(GOLDEN, lines);
        }
        assertThat(lines)
                .as("the bytes of an event changed: append fields and raise its version instead")
                .isEqualTo(Files.readAllLines(GOLDEN));
    }

    private static String line(EventType type) {
        Frame frame = new Frame();
        new FrameWriter().write(frame, SeededFields.event(type, 20_261_120L + type.code()));
        byte[] bytes = Arrays.copyOf(frame.bytes(), frame.length());
        return type.label() + " " + type.code() + " v" + type.version() + " "
                + HexFormat.of().formatHex(bytes);
    }
}
