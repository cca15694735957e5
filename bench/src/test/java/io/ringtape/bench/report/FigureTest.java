package io.ringtape.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FigureTest {

    @Test
    void keysOfTheJsonAreStable() {
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
                        "rssMb",
                        "brokerFirstByteP50Us",
                        "brokerFirstByteP99Us",
                        "brokerServiceP50Ratio",
                        "brokerServiceP99Ratio");
    }

    @Test
    void theMachineIsTold() throws Exception {
        Machine machine = new Machine("a cpu", 2, "a kernel", new Machine.Jvm("a jvm", "G1", 512, "-Xmx512m"));
        List<String> names = new ArrayList<>();
        new ObjectMapper().readTree(machine.json().toString()).fieldNames().forEachRemaining(names::add);
        assertThat(names).containsExactly("cpu", "cores", "kernel", "java", "collector", "heapMb", "flags");
    }
}
