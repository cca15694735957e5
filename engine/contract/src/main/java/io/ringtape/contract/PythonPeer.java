package io.ringtape.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Python clients that nobody here wrote, for tests that run on request alone. Needs Python and its package index. */
public final class PythonPeer {
    private static final Path VENV = Path.of("target/peers");
    private static final long LIMIT_SECONDS = 300;

    private final Path python;
    private final Path scripts;

    private PythonPeer(Path python, Path scripts) {
        this.python = python;
        this.scripts = scripts;
    }

    /**
     * Returns a Python with what {@code requirements.txt} in {@code scripts} names. Where that cannot be had, says so and
     * skips the test.
     */
    public static PythonPeer install(Path scripts) throws InterruptedException {
        Path python = VENV.resolve("bin/python").toAbsolutePath();
        if (!Files.exists(python)) {
            require(run("python3", "-m", "venv", VENV.toString()), "Python 3 with its module venv is missing");
        }
        String requirements = scripts.resolve("requirements.txt").toString();
        require(
                run(python.toString(), "-m", "pip", "install", "--quiet", "-r", requirements),
                "pip cannot install " + requirements);
        return new PythonPeer(python, scripts);
    }

    /** Starts a script, whose output and errors go to {@code out}. */
    public Process start(Path out, String script, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(python.toString(), scripts.resolve(script).toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
    }

    private static void require(boolean fulfilled, String otherwise) {
        if (!fulfilled) {
            System.out.println("skipped: " + otherwise + ", so the client was not tried");
        }
        Assumptions.assumeTrue(fulfilled, otherwise);
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            return process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
