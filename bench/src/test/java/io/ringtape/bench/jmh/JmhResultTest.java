package io.ringtape.bench.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.app.CommandFailure;
import io.ringtape.bench.report.ResultTable;
import java.util.List;
import org.junit.jupiter.api.Test;

class JmhResultTest {
    private static final JmhResult.Time ONE_NS = new JmhResult.Time(1, 1, 1);

    @Test
    void peersAreHeldAgainstOursOfTheSameKind() {
        List<JmhResult> results = List.of(
                result("ours", "TRADE", 10, 0, true),
                result("peer", "TRADE", 25, 64, false),
                result("peer", "QUOTE", 25, 64, false));
        assertThat(JmhResult.table(results).rows())
                .containsExactly(
                        List.of("Encode", "ours", "TRADE", "10.0", "9.00 – 11.0", "1.00", "0", "clean"),
                        List.of("Encode", "peer", "TRADE", "25.0", "24.0 – 26.0", "2.50", "64.0", ""),
                        List.of("Encode", "peer", "QUOTE", "25.0", "24.0 – 26.0", "", "64.0", ""));
    }

    @Test
    void onlyAHotPathThatAllocatesIsMarked() {
        assertThat(JmhResult.table(List.of(result("ours", "", 1, 0.06, true))).text())
                .contains("ALLOCATES");
        assertThat(JmhResult.table(List.of(result("ours", "", 1, 0.04, true))).text())
                .contains("clean");
        assertThat(JmhResult.table(List.of(result("ours", "", 1, 0.06, false))).text())
                .doesNotContain("ALLOCATES", "clean");
    }

    @Test
    void allocationsOfTheHarnessAreNotTheOperations() {
        assertThat(new JmhResult("Stream", "ours", "", ONE_NS, new JmhResult.HeapBytes(1.4, 6_000), true)
                        .heap()
                        .isReal())
                .isFalse();
        assertThat(new JmhResult("Stream", "ours", "", ONE_NS, new JmhResult.HeapBytes(16, 64_000), true)
                        .heap()
                        .isReal())
                .isTrue();
    }

    @Test
    void printsTheMeasuredFigures() {
        JmhResult little = new JmhResult("Stream", "ours", "", ONE_NS, new JmhResult.HeapBytes(1.4, 6_000), true);
        assertThat(JmhResult.table(List.of(little)).rows().get(0)).endsWith("1.40", "clean");
    }

    @Test
    void aHotPathWhoseBytesNobodyCountedIsNotClean() {
        JmhResult uncounted = result("ours", "", 1, Double.NaN, true);
        assertThat(JmhResult.table(List.of(uncounted)).rows().get(0)).endsWith("not measured", "not measured");
        assertThatThrownBy(() -> JmhSuite.requireMeasured(List.of(result("peer", "", 1, Double.NaN, false), uncounted)))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("Encode.ours")
                .hasMessageNotContaining("Encode.peer");
    }

    @Test
    void aHotPathThatAllocatesFails() {
        ResultTable clean = JmhResult.table(List.of(result("ours", "", 1, 0, true), result("peer", "", 1, 64, false)));
        ResultTable guilty = JmhResult.table(List.of(result("ours", "TRADE", 1, 16, true)));
        assertThatCode(() -> JmhSuite.requireClean(clean)).doesNotThrowAnyException();
        assertThatThrownBy(() -> JmhSuite.requireClean(guilty))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("Encode ours TRADE");
    }

    private static JmhResult result(String method, String of, double ns, double bytes, boolean isHotPath) {
        return new JmhResult(
                "Encode",
                method,
                of,
                new JmhResult.Time(ns, ns - 1, ns + 1),
                new JmhResult.HeapBytes(bytes, bytes * 1e6),
                isHotPath);
    }
}
