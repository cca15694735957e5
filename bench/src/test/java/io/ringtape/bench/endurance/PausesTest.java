package io.ringtape.bench.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PausesTest {
    private static final String G1 = """
            [0.005s][info][gc,init] CPUs: 2 total, 2 available
            [0.100s][info][gc,start    ] GC(0) Pause Young (Normal) (G1 Evacuation Pause)
            [0.101s][info][gc,phases   ] GC(0)   Evacuate Collection Set: 0.9ms
            [0.102s][info][gc          ] GC(0) Pause Young (Normal) (G1 Evacuation Pause) 24M->4M(256M) 1.500ms
            [0.102s][info][gc,cpu      ] GC(0) User=0.00s Sys=0.00s Real=0.00s
            [2.000s][info][gc          ] GC(1) Concurrent Mark Cycle 10.000ms
            [3.000s][info][gc          ] GC(1) Pause Remark 30M->30M(256M) 2.250ms
            [3.100s][info][gc          ] GC(1) Pause Cleanup 30M->30M(256M) 0.050ms
            [9.000s][info][gc          ] GC(2) Pause Full (System.gc()) 30M->3M(256M) 20.125ms
            """;
    private static final String ZGC = """
            [0.050s][info][gc,start    ] GC(0) Garbage Collection (Warmup)
            [0.060s][info][gc,phases   ] GC(0) Pause Mark Start 0.015ms
            [0.070s][info][gc,phases   ] GC(0) Concurrent Mark 6.100ms
            [0.080s][info][gc,phases   ] GC(0) Pause Mark End 0.025ms
            [0.090s][info][gc,phases   ] GC(0) Pause Relocate Start 0.010ms
            [0.100s][info][gc          ] GC(0) Garbage Collection (Warmup) 26M(10%)->12M(5%)
            """;

    @TempDir
    private Path folder;

    @Test
    void onlyWhatEndsAPauseCounts() throws IOException {
        assertThat(pauses(G1, 0)).isEqualTo(new Pauses(4, 20.125));
        assertThat(pauses(ZGC, 0)).isEqualTo(new Pauses(3, 0.025));
    }

    @Test
    void pausesBeforeTheWarmUpEndsDoNotCount() throws IOException {
        assertThat(pauses(G1, 3.05)).isEqualTo(new Pauses(2, 20.125));
        assertThat(pauses(ZGC, 1)).isEqualTo(new Pauses(0, 0));
    }

    private Pauses pauses(String log, double since) throws IOException {
        return Pauses.since(since, Files.writeString(folder.resolve("gc.log"), log));
    }
}
