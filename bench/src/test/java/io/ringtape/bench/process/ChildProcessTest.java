package io.ringtape.bench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.app.CommandFailure;
import io.ringtape.bench.measure.WrongOutputException;
import io.ringtape.config.ConfigurationException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChildProcessTest {
    /** A child that does what its argument says. */
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) throws IOException, ConfigurationException {
            ChildProcess.serve(() -> act(arguments[0]));
        }

        private static void act(String what) throws IOException {
            switch (what) {
                case "answer" -> System.out.println("answer 42");
                case "twice" -> System.out.println("answer 42\nanswer 42");
                case "wrong" -> throw new WrongOutputException("a loop", "1", "2");
                case "memory" -> System.out.println(new long[Integer.MAX_VALUE - 8].length);
                case "fail" -> throw new IOException("no such thing");
                default -> System.out.println("something else");
            }
        }
    }

    @Test
    void eachWayToEndHasItsName() throws IOException {
        assertThat(ended("answer").answer()).hasValue("42");
        assertThat(ended("answer").failure()).isEmpty();
        assertThat(ended("wrong").failure()).hasValue("came to a wrong output");
        assertThat(ended("memory").failure()).hasValue("ran out of memory");
        assertThat(ended("fail").failure()).hasValue("died with exit code 1");
        assertThat(ended("twice").failure()).hasValue("did not give one answer");
        assertThat(ended("silence").failure()).hasValue("did not give one answer");
    }

    @Test
    void whoWantsTheAnswerHearsWhyThereIsNone() throws IOException {
        assertThat(ended("answer").words("a test")).containsExactly("42");
        ChildProcess.Ended failed = ended("fail");
        assertThatThrownBy(() -> failed.words("a test"))
                .isInstanceOf(CommandFailure.class)
                .hasMessage("the process of a test died with exit code 1");
    }

    private static ChildProcess.Ended ended(String what) throws IOException {
        return new ChildProcess(
                        Child.class,
                        flag -> !flag.startsWith("-Xm"),
                        List.of("-Xmx64m", ChildProcess.END_WITHOUT_MEMORY))
                .ask(List.of(what), "answer ");
    }
}
