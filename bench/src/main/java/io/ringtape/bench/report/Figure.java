package io.ringtape.bench.report;

import com.fasterxml.jackson.annotation.JsonValue;
import io.ringtape.bench.catalogue.Metric;
import io.ringtape.bench.catalogue.Ratio;
import io.ringtape.bench.subject.Restart;
import java.util.Optional;
import java.util.function.Function;

/** The figures that are compared between runs. Their keys in {@code --json} never change. */
public enum Figure {
    ENGINE_TAPE_TO_APPEND_RATIO(
            "engineTapeToAppendRatio",
            "engine and tape, fused ÷ bare append, pages touched",
            run -> run.median(Ratio.FUSED_TO_APPEND)),
    REPLAY_TO_TAIL_RATIO("replayToTailRatio", "replay ÷ bare tail", run -> run.median(Ratio.REPLAY_TO_TAIL)),
    DECODE_TO_JACKSON_RATIO(
            "decodeToJacksonRatio", "decode ÷ Jackson streaming", run -> run.median(Ratio.DECODE_TO_JACKSON)),
    FEATURES_NS_PER_TICK("featuresNsPerTick", "all features, ns a tick", run -> run.median(Metric.FEATURES)),
    PLAIN_LOOP_NS_PER_TICK("plainLoopNsPerTick", "plain loop, ns a tick", run -> run.median(Metric.PLAIN_LOOP)),
    BYTES_PER_EVENT(
            "bytesPerEvent",
            "bytes of the tape for each transaction",
            run -> Optional.of(run.session().bytesPerTransaction())),
    SERVICE_P50_US("serviceP50Us", "service time, fused, 100k/s, median, µs", run -> run.serviceUs(50)),
    SERVICE_P99_US("serviceP99Us", "service time, fused, 100k/s, p99, µs", run -> run.serviceUs(99)),
    SERVICE_P999_US("serviceP999Us", "service time, fused, 100k/s, p99.9, µs", run -> run.serviceUs(99.9)),
    REPLAY_EVENTS_PER_SECOND(
            "replayEventsPerSecond", "replay, transactions a second", run -> run.median(Metric.REPLAY)),
    RESTART_SECONDS_PER_10M(
            "restartSecondsPer10M",
            "restart on 10 million transactions, estimated from one on the session, s",
            run -> run.restart().map(Restart::secondsPer10M)),
    RSS_MB(
            "rssMb",
            "peak resident memory of a process that replays the session with a heap of 256 MB, MB",
            run -> run.restart().map(Restart::peakMb).filter(peak -> peak > 0)),
    BROKER_FIRST_BYTE_P50_US(
            "brokerFirstByteP50Us",
            "from a decision to the first byte of its order at the broker's socket, median, µs",
            run -> run.broker().map(broker -> broker.firstByteUs(50))),
    BROKER_FIRST_BYTE_P99_US(
            "brokerFirstByteP99Us",
            "from a decision to the first byte of its order at the broker's socket, p99, µs",
            run -> run.broker().map(broker -> broker.firstByteUs(99))),
    BROKER_SERVICE_P50_RATIO(
            "brokerServiceP50Ratio",
            "engine and tape, stepped, 100k/s, median: beside a broker that does not answer ÷ beside one that does",
            run -> run.broker().map(broker -> broker.silentToAnswering(50))),
    BROKER_SERVICE_P99_RATIO(
            "brokerServiceP99Ratio",
            "engine and tape, stepped, 100k/s, p99: beside a broker that does not answer ÷ beside one that does",
            run -> run.broker().map(broker -> broker.silentToAnswering(99)));

    private final String key;
    private final String meaning;

    @SuppressWarnings("ImmutableEnumChecker") // the rows give lambdas without state
    private final Function<Outcome, Optional<Double>> value;

    Figure(String key, String meaning, Function<Outcome, Optional<Double>> value) {
        this.key = key;
        this.meaning = meaning;
        this.value = value;
    }

    /** Returns its key in {@code --json}. */
    @JsonValue
    public String key() {
        return key;
    }

    /** Returns what it means. */
    String meaning() {
        return meaning;
    }

    /** Returns its value in {@code run}; empty if its part was not measured. */
    Optional<Double> of(Outcome run) {
        return value.apply(run);
    }
}
