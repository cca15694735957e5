package io.ringtape.bench.process;

import io.ringtape.app.CommandFailure;
import io.ringtape.bench.measure.WrongOutputException;
import io.ringtape.config.ConfigurationException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A virtual machine of its own beside this one, with the same program and flags. */
public final class ChildProcess {
    /** With it a process that runs out of memory ends with {@link #OUT_OF_MEMORY}. */
    public static final String END_WITHOUT_MEMORY = "-XX:+ExitOnOutOfMemoryError";

    /** Exit code that the virtual machine has for it. */
    public static final int OUT_OF_MEMORY = 3;

    /** Exit code of a child whose output was not what it must be. */
    public static final int WRONG_OUTPUT = 4;

    private final Class<?> program;
    private final List<String> flags;

    /** It runs that program with this machine's flags. */
    public ChildProcess(Class<?> program) {
        this(program, flag -> true, List.of());
    }

    /** With those of this machine's flags that are to be kept, and others after them. */
    public ChildProcess(Class<?> program, Predicate<String> kept, List<String> more) {
        this.program = program;
        flags = new ArrayList<>(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(kept)
                .toList());
        flags.addAll(more);
    }

    /** What a child does. */
    public interface Work {
        /** Does it. */
        void run() throws IOException, ConfigurationException;
    }

    /** Does a child's work and ends its process. */
    public static void serve(Work work) throws IOException, ConfigurationException {
        try {
            work.run();
        } catch (WrongOutputException e) {
            System.err.println("wrong output, so no figures: " + e.getMessage());
            System.exit(WRONG_OUTPUT);
        }
        System.exit(0);
    }

    /** Says a child's answer, which begins with that prefix. */
    public static void answer(String prefix, String format, Object... values) {
        System.out.println(prefix + String.format(Locale.ROOT, format, values));
    }

    /**
     * How a child ended.
     *
     * @param code its exit code
     * @param answer what it answered; empty when it did not
     */
    public record Ended(int code, Optional<String> answer) {
        /** Why there is no answer to be believed; empty when there is one. */
        public Optional<String> failure() {
            return switch (code) {
                case 0 -> answer.isPresent() ? Optional.empty() : Optional.of("did not give one answer");
                case OUT_OF_MEMORY -> Optional.of("ran out of memory");
                case WRONG_OUTPUT -> Optional.of("came to a wrong output");
                default -> Optional.of("died with exit code " + code);
            };
        }

        /**
         * The words of its answer.
         *
         * @throws CommandFailure when there is none to be believed; it then names that child
         */
        public String[] words(String child) {
            failure().ifPresent(why -> {
                throw CommandFailure.failed("the process of " + child + " " + why);
            });
            return answer.orElseThrow().split(" ");
        }
    }

    /** Runs it to its end; its answer is what follows that prefix in the one line of its standard output that has it. */
    public Ended ask(List<String> arguments, String prefix) throws IOException {
        List<String> answers = new ArrayList<>();
        int code = run(arguments, line -> {
            if (line.startsWith(prefix)) {
                answers.add(line.substring(prefix.length()));
            }
        });
        return new Ended(code, answers.size() == 1 ? Optional.of(answers.get(0)) : Optional.empty());
    }

    /**
     * Runs it to its end, or to this process's; what it says to its standard error is said to ours.
     *
     * @param lines takes each line of its standard output
     * @return its exit code
     */
    public int run(List<String> arguments, Consumer<String> lines) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(program.getName());
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Thread guard = new Thread(process::destroyForcibly, "end of " + program.getSimpleName());
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            Runtime.getRuntime().addShutdownHook(guard);
            out.lines().forEach(lines);
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted beside " + program.getSimpleName(), e);
        } finally {
            process.destroyForcibly().onExit().join();
            dismiss(guard);
        }
    }

    private static void dismiss(Thread guard) {
        try {
            Runtime.getRuntime().removeShutdownHook(guard);
        } catch (IllegalStateException e) {
            // this process is ending already, and the guard is at work
        }
    }
}
