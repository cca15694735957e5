package io.ringtape.bench;

import java.io.IOException;
import java.util.List;

/**
 * A restart: a process of its own that replays the session's tape into a ready engine, from its start to its end, with
 * everything cold. To ten million transactions it is drawn out at the rate of a warm replay, for what is cold is paid
 * once.
 */
final class Restart {
    private static final double TEN_MILLION = 1e7;

    private Restart() {}

    /** Seconds for ten million transactions, when a warm replay runs so many a second. */
    static double secondsPer10M(Session session, double warmPerSecond) throws IOException {
        Stopwatch watch = new Stopwatch();
        int code = new ChildProcess(RestartProcess.class)
                .run(List.of(session.tape().toString()), System.err::println);
        double seconds = watch.seconds();
        if (code != 0) {
            throw new WrongOutputException("restart", "exit code " + code, "exit code 0");
        }
        return drawnOut(seconds, session.transactions().count(), warmPerSecond);
    }

    /** What a restart on ten million takes, when one on {@code count} took that long. */
    static double drawnOut(double seconds, long count, double warmPerSecond) {
        return count >= TEN_MILLION ? seconds * TEN_MILLION / count : seconds + (TEN_MILLION - count) / warmPerSecond;
    }
}
