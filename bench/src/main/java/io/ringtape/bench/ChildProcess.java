package io.ringtape.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A virtual machine of its own beside this one, with the same program and flags. */
final class ChildProcess {
    private final Class<?> program;
    private final List<String> flags;

    /** It runs that program with this machine's flags. */
    ChildProcess(Class<?> program) {
        this(program, flag -> true, List.of());
    }

    /** With those of this machine's flags that are to be kept, and others after them. */
    ChildProcess(Class<?> program, Predicate<String> kept, List<String> more) {
        this.program = program;
        flags = new ArrayList<>(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(kept)
                .toList());
        flags.addAll(more);
    }

    /**
     * Runs it to its end; what it says to its standard error is said to ours.
     *
     * @param lines takes each line of its standard output
     * @return its exit code
     */
    int run(List<String> arguments, Consumer<String> lines) throws IOException {
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
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            out.lines().forEach(lines);
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted beside " + program.getSimpleName(), e);
        } finally {
            process.destroy();
        }
    }
}
