package io.ringtape.bench.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.app.CommandFailure;
import io.ringtape.bench.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerTest {
    @Test
    void peersAreHeldAgainstOursOfTheSameKind() {
        List<Answer> answers = List.of(
                answer("ours", "TRADE", 10, 0, true),
                answer("peer", "TRADE", 25, 64, false),
                answer("peer", "QUOTE", 25, 64, false));
        assertThat(Answer.table(answers).rows())
                .containsExactly(
                        List.of("Encode", "ours", "TRADE", "10.0", "9.00 – 11.0", "1.00", "0", "clean"),
                        List.of("Encode", "peer", "TRADE", "25.0", "24.0 – 26.0", "2.50", "64.0", ""),
                        List.of("Encode", "peer", "QUOTE", "25.0", "24.0 – 26.0", "", "64.0", ""));
    }

    @Test
    void onlyAHotPathThatAllocatesIsMarked() {
        assertThat(Answer.table(List.of(answer("ours", "", 1, 0.06, true))).text())
                .contains("ALLOCATES");
        assertThat(Answer.table(List.of(answer("ours", "", 1, 0.04, true))).text())
                .contains("clean");
        assertThat(Answer.table(List.of(answer("ours", "", 1, 0.06, false))).text())
                .doesNotContain("ALLOCATES", "clean");
    }

    @Test
    void whatTheHarnessAllocatesIsNoOperations() {
        assertThat(new Answer("Stream", "ours", "", 1, 1, 1, 1.4, 6_000, true).allocates())
                .isFalse();
        assertThat(new Answer("Stream", "ours", "", 1, 1, 1, 16, 64_000, true).allocates())
                .isTrue();
    }

    @Test
    void whatWasMeasuredIsPrinted() {
        Answer little = new Answer("Stream", "ours", "", 1, 1, 1, 1.4, 6_000, true);
        assertThat(Answer.table(List.of(little)).rows().get(0)).endsWith("1.40", "clean");
    }

    @Test
    void aHotPathWhoseBytesNobodyCountedIsNotClean() {
        Answer uncounted = answer("ours", "", 1, Double.NaN, true);
        assertThat(Answer.table(List.of(uncounted)).rows().get(0)).endsWith("not measured", "not measured");
        assertThatThrownBy(() -> JmhSuite.requireMeasured(List.of(answer("peer", "", 1, Double.NaN, false), uncounted)))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("Encode.ours")
                .hasMessageNotContaining("Encode.peer");
    }

    @Test
    void aHotPathThatAllocatesFails() {
        Table clean = Answer.table(List.of(answer("ours", "", 1, 0, true), answer("peer", "", 1, 64, false)));
        Table guilty = Answer.table(List.of(answer("ours", "TRADE", 1, 16, true)));
        assertThatCode(() -> JmhSuite.requireClean(clean)).doesNotThrowAnyException();
        assertThatThrownBy(() -> JmhSuite.requireClean(guilty))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("Encode ours TRADE");
    }

    private static Answer answer(String method, String of, double ns, double bytes, boolean isHotPath) {
        return new Answer("Encode", method, of, ns, ns - 1, ns + 1, bytes, bytes * 1e6, isHotPath);
    }
}
