package io.ringtape.bench.process;

import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Runs a task in a virtual machine of its own, with the class path and the flags of this one. */
public final class ChildProcess<R> {
    /** Exit code of a virtual machine that ran out of memory under {@link #fixedHeap}. */
    public static final int OUT_OF_MEMORY = 3;
    /** Exit code of a child whose measured code gave a wrong output. */
    public static final int WRONG_OUTPUT = 4;

    private static final String RESULT = "ringtape-result ";
    private static final String PROGRESS = "ringtape-progress ";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Class<? extends ChildTask<R>> task;
    private final Class<R> result;
    private final List<String> flags;

    /** Prepares a child for {@code task} with all flags of this virtual machine. */
    public ChildProcess(Class<? extends ChildTask<R>> task, Class<R> result) {
        this.task = task;
        this.result = result;
        flags = new ArrayList<>(ManagementFactory.getRuntimeMXBean().getInputArguments());
    }

    /** Sets the largest heap, such as {@code 256m}. */
    public ChildProcess<R> heap(String size) {
        flags.removeIf(flag -> flag.startsWith("-Xm"));
        return with("-Xmx" + size);
    }

    /** Sets a heap that cannot grow; a child that needs more ends with {@link #OUT_OF_MEMORY}. */
    public ChildProcess<R> fixedHeap(String size) {
        return heap(size).with("-Xms" + size, "-XX:+ExitOnOutOfMemoryError");
    }

    /** Replaces the garbage collector by the one that the flags {@code chosen} select. */
    public ChildProcess<R> collector(List<String> chosen) {
        flags.removeIf(flag -> flag.matches("-XX:\\+Use\\w+GC"));
        flags.addAll(chosen);
        return this;
    }

    /** Adds flags. */
    public ChildProcess<R> with(String... more) {
        flags.addAll(List.of(more));
        return this;
    }

    /** Runs the task until it ends or this process does. */
    public ChildResult<R> run(Object... arguments) throws IOException {
        return run(List.of(arguments), step -> {});
    }

    /** Runs the task until it ends or this process does. Standard error of the child is that of this process. */
    public ChildResult<R> run(List<?> arguments, LongConsumer progress) throws IOException {
        AtomicReference<String> json = new AtomicReference<>();
        int code = follow(command(arguments), line -> {
            if (line.startsWith(PROGRESS)) {
                progress.accept(Long.parseLong(line.substring(PROGRESS.length())));
            } else if (line.startsWith(RESULT)) {
                json.set(line.substring(RESULT.length()));
            }
        });
        return new ChildResult<>(
                code, json.get() == null ? Optional.empty() : Optional.of(MAPPER.readValue(json.get(), result)));
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
            throw new IllegalStateException("interrupted while waiting for " + task.getSimpleName(), e);
        } finally {
            process.destroyForcibly().onExit().join();
            dismiss(guard);
        }
    }

    private static void dismiss(Thread guard) {
        try {
            Runtime.getRuntime().removeShutdownHook(guard);
        } catch (IllegalStateException e) {
            // this process is ending already, and the guard is running
        }
    }

    /** Runs in the child: the first argument is the class of the task, the others are the task's own. */
    public static void main(String[] arguments) throws ReflectiveOperationException, ConfigurationException {
        ChildTask<?> task = Class.forName(arguments[0])
                .asSubclass(ChildTask.class)
                .getConstructor()
                .newInstance();
        try {
            Object result = task.run(
                    List.of(arguments).subList(1, arguments.length), step -> System.out.println(PROGRESS + step));
            System.out.println(RESULT + MAPPER.writeValueAsString(result));
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
