package io.ringtape.bench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.app.CommandFailure;
import io.ringtape.bench.measure.WrongOutputException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChildProcessTest {
    /** Does what its argument says. */
    public static final class Task implements ChildTask {
        @Override
        public void run(List<String> arguments, Results results) throws IOException {
            switch (arguments.get(0)) {
                case "answer" -> results.put("answer", 42);
                case "twice" -> {
                    results.put("answer", 42);
                    results.put("answer", 43);
                }
                case "wrong" -> throw new WrongOutputException("a loop", "1", "2");
                case "memory" -> results.put("length", new long[Integer.MAX_VALUE - 8].length);
                case "fail" -> throw new IOException("no such thing");
                default -> System.out.println("something else");
            }
        }
    }

    @Test
    void namesEveryWayAChildCanEnd() throws IOException {
        assertThat(run("answer").failure()).isEmpty();
        assertThat(run("answer").number("answer")).isEqualTo(42);
        assertThat(run("wrong").failure()).hasValue("came to a wrong output");
        assertThat(run("memory").failure()).hasValue("ran out of memory");
        assertThat(run("fail").failure()).hasValue("died with exit code 1");
        assertThat(run("silence").failure()).hasValue("gave no result");
    }

    @Test
    void aResultToldTwiceIsRefused() {
        assertThatThrownBy(() -> run("twice"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Task reported 'answer' twice");
    }

    @Test
    void missingResultsAreExplained() throws IOException {
        assertThat(run("answer").required("a test").text("answer")).isEqualTo("42");
        ChildResults failed = run("fail");
        assertThatThrownBy(() -> failed.required("a test"))
                .isInstanceOf(CommandFailure.class)
                .hasMessage("the process of a test died with exit code 1");
    }

    private static ChildResults run(String what) throws IOException {
        return new ChildProcess(Task.class).fixedHeap("64m").run(what);
    }
}
