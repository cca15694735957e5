package io.ringtape.replay;

import io.ringtape.config.Configuration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A backtest in its own process, so that it can be killed. */
final class BacktestProcess {
    private BacktestProcess() {}

    /** Starts a process with a settings file, files of trades, quotes and bars, and the tape to write. */
    static Process start(Path policies, SyntheticDay day, Path tape) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Path log = tape.resolveSibling(tape.getFileName() + ".log");
        return new ProcessBuilder(
                        java,
                        "@../config/jvm.flags",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BacktestProcess.class.getName(),
                        policies.toString(),
                        day.market.files().trades().toString(),
                        day.market.files().quotes().toString(),
                        day.market.files().bars().toString(),
                        tape.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    public static void main(String[] arguments) throws Exception {
        Configuration configuration = Configuration.load(Path.of(arguments[0]));
        SessionSetup setup = SessionSetup.of(configuration, SyntheticDay.DATE, SyntheticDay.SYMBOLS);
        Backtest.run(
                new Backtest.Request(
                        setup,
                        new Backtest.MarketFiles(
                                List.of(Path.of(arguments[1])),
                                List.of(Path.of(arguments[2])),
                                List.of(Path.of(arguments[3])),
                                true),
                        Path.of(arguments[4])),
                RunProgress.NONE);
    }
}
