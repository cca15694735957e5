package io.ringtape.bench.report;

/** The figures that are kept and compared between runs; their keys in {@code --json} never change. */
public enum Figure {
    ENGINE_TAPE_TO_APPEND_RATIO("engineTapeToAppendRatio", "engine and tape, fused ÷ bare append, pages touched"),
    REPLAY_TO_TAIL_RATIO("replayToTailRatio", "replay ÷ bare tail"),
    DECODE_TO_JACKSON_RATIO("decodeToJacksonRatio", "decode ÷ Jackson streaming"),
    FEATURES_NS_PER_TICK("featuresNsPerTick", "all features, ns a tick"),
    PLAIN_LOOP_NS_PER_TICK("plainLoopNsPerTick", "plain loop, ns a tick"),
    BYTES_PER_EVENT("bytesPerEvent", "bytes of the tape for each transaction"),
    SERVICE_P50_US("serviceP50Us", "service time, fused, 100k/s, median, µs"),
    SERVICE_P99_US("serviceP99Us", "service time, fused, 100k/s, p99, µs"),
    SERVICE_P999_US("serviceP999Us", "service time, fused, 100k/s, p99.9, µs"),
    REPLAY_EVENTS_PER_SECOND("replayEventsPerSecond", "replay, transactions a second"),
    RESTART_SECONDS_PER_10M(
            "restartSecondsPer10M", "restart on 10 million transactions, estimated from one on the session, s"),
    RSS_MB("rssMb", "peak resident memory of a process that replays the session with a heap of 256 MB, MB");

    private final String key;
    private final String meaning;

    Figure(String key, String meaning) {
        this.key = key;
        this.meaning = meaning;
    }

    /** Its key in {@code --json}. */
    public String key() {
        return key;
    }

    /** What it says, for people. */
    String meaning() {
        return meaning;
    }
}
