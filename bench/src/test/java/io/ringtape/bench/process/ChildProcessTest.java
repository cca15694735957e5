package io.ringtape.bench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.app.CommandFailure;
import io.ringtape.bench.measure.WrongOutputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;

class ChildProcessTest {
    /** Does what its argument says. */
    public static final class Task implements ChildTask<Answer> {
        @Override
        public Answer run(List<String> arguments, LongConsumer progress) throws IOException {
            switch (arguments.get(0)) {
                case "answer" -> progress.accept(1);
                case "wrong" -> throw new WrongOutputException("a loop", "1", "2");
                case "memory" -> progress.accept(new long[Integer.MAX_VALUE - 8].length);
                case "fail" -> throw new IOException("no such thing");
                default -> System.exit(0);
            }
            return new Answer(42, Double.NaN, "two words");
        }
    }

    /** A result of several types. */
    record Answer(long number, double nothing, String text) {}

    @Test
    void namesEveryWayAChildCanEnd() throws IOException {
        assertThat(run("answer").failure()).isEmpty();
        assertThat(run("answer").value()).contains(new Answer(42, Double.NaN, "two words"));
        assertThat(run("wrong").failure()).hasValue("came to a wrong output");
        assertThat(run("memory").failure()).hasValue("ran out of memory");
        assertThat(run("fail").failure()).hasValue("died with exit code 1");
        assertThat(run("silence").failure()).hasValue("gave no result");
    }

    @Test
    void theParentHearsOfProgress() throws IOException {
        List<Long> steps = new ArrayList<>();
        new ChildProcess<>(Task.class, Answer.class).run(List.of("answer"), steps::add);
        assertThat(steps).containsExactly(1L);
    }

    @Test
    void missingResultsAreExplained() throws IOException {
        assertThat(run("answer").required("a test").number()).isEqualTo(42);
        ChildResult<Answer> failed = run("fail");
        assertThatThrownBy(() -> failed.required("a test"))
                .isInstanceOf(CommandFailure.class)
                .hasMessage("the process of a test died with exit code 1");
    }

    private static ChildResult<Answer> run(String what) throws IOException {
        return new ChildProcess<>(Task.class, Answer.class).fixedHeap("64m").run(what);
    }
}
