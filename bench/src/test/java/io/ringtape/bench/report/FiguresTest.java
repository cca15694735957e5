package io.ringtape.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static final Machine MACHINE = new Machine("a cpu", 2, "a kernel", "a jvm", "G1", 512, "-Xmx512m");
    private static final Build BUILD = new Build("./ringtape bench --quick", "0.1.0", null);

    @Test
    void keysAreThoseThatWerePromised() {
        assertThat(Stream.of(Figure.values()).map(Figure::key))
                .containsExactly(
                        "engineTapeToAppendRatio",
                        "replayToTailRatio",
                        "decodeToJacksonRatio",
                        "featuresNsPerTick",
                        "plainLoopNsPerTick",
                        "bytesPerEvent",
                        "serviceP50Us",
                        "serviceP99Us",
                        "serviceP999Us",
                        "replayEventsPerSecond",
                        "restartSecondsPer10M",
                        "rssMb");
    }

    @Test
    void whatWasNotMeasuredIsAbsent() throws Exception {
        JsonNode json = json(new Figures().put(Figure.RSS_MB, 300.123456));
        assertThat(names(json)).containsExactly("rssMb", "checksum", "machine", "command", "codeVersion", "commit");
        assertThat(json.get("rssMb").doubleValue()).isEqualTo(300.1235);
        assertThat(json.get("checksum").textValue()).isEqualTo("crc32c:00c0ffee");
        assertThat(json.get("commit").isNull()).isTrue();
    }

    @Test
    void machineAndCommandAreTold() throws Exception {
        JsonNode json = json(new Figures());
        assertThat(json.get("command").textValue()).isEqualTo("./ringtape bench --quick");
        assertThat(names(json.get("machine")))
                .containsExactly("cpu", "cores", "kernel", "java", "collector", "heapMb", "flags");
    }

    private static JsonNode json(Figures figures) throws Exception {
        return new ObjectMapper()
                .readTree(figures.json("crc32c:00c0ffee", MACHINE, BUILD).toString());
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
