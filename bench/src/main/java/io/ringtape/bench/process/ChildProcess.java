package io.ringtape.bench.process;

import io.ringtape.bench.measure.WrongOutputException;
import io.ringtape.config.ConfigurationException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Runs a task in a virtual machine of its own, with this one's class path and flags. */
public final class ChildProcess {
    /** Exit code of a virtual machine that ran out of memory under {@link #fixedHeap}. */
    public static final int OUT_OF_MEMORY = 3;
    /** Exit code of a child whose output was not what it must be. */
    public static final int WRONG_OUTPUT = 4;

    private static final String RESULT = "ringtape-result ";

    private final Class<? extends ChildTask> task;
    private final List<String> flags;

    /** A child with all flags of this virtual machine. */
    public ChildProcess(Class<? extends ChildTask> task) {
        this.task = task;
        flags = new ArrayList<>(ManagementFactory.getRuntimeMXBean().getInputArguments());
    }

    /** Sets the largest heap, such as {@code 256m}. */
    public ChildProcess heap(String size) {
        flags.removeIf(flag -> flag.startsWith("-Xm"));
        return with("-Xmx" + size);
    }

    /** Sets a heap that cannot grow; a child that needs more ends with {@link #OUT_OF_MEMORY}. */
    public ChildProcess fixedHeap(String size) {
        return heap(size).with("-Xms" + size, "-XX:+ExitOnOutOfMemoryError");
    }

    /** Replaces the garbage collector by the one that those flags choose. */
    public ChildProcess collector(List<String> chosen) {
        flags.removeIf(flag -> flag.matches("-XX:\\+Use\\w+GC"));
        flags.addAll(chosen);
        return this;
    }

    /** Adds flags. */
    public ChildProcess with(String... more) {
        flags.addAll(List.of(more));
        return this;
    }

    /** Runs the task to its end, or to this process's. */
    public ChildResults run(Object... arguments) throws IOException {
        return run(List.of(arguments), name -> {});
    }

    /**
     * Runs the task to its end, or to this process's; its standard error goes to ours.
     *
     * @param onResult receives the name of each result when the child reports it
     * @throws IllegalStateException if the child reports a result twice
     */
    public ChildResults run(List<?> arguments, Consumer<String> onResult) throws IOException {
        Map<String, String> results = new LinkedHashMap<>();
        int code = follow(command(arguments), line -> {
            if (line.startsWith(RESULT)) {
                String[] words = line.substring(RESULT.length()).split(" ", 2);
                if (results.put(words[0], words[1]) != null) {
                    throw new IllegalStateException(task.getSimpleName() + " reported '" + words[0] + "' twice");
                }
                onResult.accept(words[0]);
            }
        });
        return new ChildResults(code, results);
    }

    private List<String> command(List<?> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(ChildProcess.class.getName());
        command.add(task.getName());
        arguments.forEach(argument -> command.add(argument.toString()));
        return command;
    }

    private int follow(List<String> command, Consumer<String> lines) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Thread guard = new Thread(process::destroyForcibly, "end of " + task.getSimpleName());
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            Runtime.getRuntime().addShutdownHook(guard);
            out.lines().forEach(lines);
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted beside " + task.getSimpleName(), e);
        } finally {
            process.destroyForcibly().onExit().join();
            dismiss(guard);
        }
    }

    private static void dismiss(Thread guard) {
        try {
            Runtime.getRuntime().removeShutdownHook(guard);
        } catch (IllegalStateException e) {
            // this process is already ending, and the guard is at work
        }
    }

    /** The child's program: the first argument is the task's class, the others are the task's own. */
    public static void main(String[] arguments) throws ReflectiveOperationException, ConfigurationException {
        ChildTask task = Class.forName(arguments[0])
                .asSubclass(ChildTask.class)
                .getConstructor()
                .newInstance();
        try {
            task.run(
                    List.of(arguments).subList(1, arguments.length),
                    (name, value) -> System.out.println(RESULT + name + " " + value));
        } catch (WrongOutputException e) {
            System.err.println("wrong output, so no figures: " + e.getMessage());
            System.exit(WRONG_OUTPUT);
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        System.exit(0);
    }
}
