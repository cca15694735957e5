package io.ringtape.bench.catalogue;

import io.ringtape.bench.limit.BareAppender;
import io.ringtape.bench.limit.BareTail;
import io.ringtape.bench.limit.DiskWrite;
import io.ringtape.bench.limit.PlainLoop;
import io.ringtape.bench.limit.RingHop;
import io.ringtape.bench.measure.Measurement;
import io.ringtape.bench.measure.MetricUnit;
import io.ringtape.bench.session.RunContext;
import io.ringtape.bench.subject.Allocation;
import io.ringtape.bench.subject.DecodeLoop;
import io.ringtape.bench.subject.FeatureLoop;
import io.ringtape.bench.subject.SessionRuns;
import io.ringtape.bench.subject.TickLoop;
import io.ringtape.pipeline.PipelineMode;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Everything that the main run measures, in the order in which it is measured: each subject beside its limit. */
public enum Metric {
    RING_HOP(
            Part.TAPE,
            "ring hop, one producer and one consumer",
            MetricUnit.PER_SECOND,
            "Disruptor hands numbers from one producer to one consumer, one in each slot",
            on -> new RingHop(on.workload().hops())::measure),
    BARE_APPEND_UNTOUCHED(
            Part.TAPE,
            "bare append, pages untouched",
            MetricUnit.PER_SECOND,
            "the session's documents, as long as the tape's, written by Chronicle Queue with the tape's settings by a"
                    + " thread that does nothing else: no engine, no ring, no checksum",
            on -> () -> BareAppender.measure(on.session(), on.work(), false)),
    BARE_APPEND(
            Part.TAPE,
            "bare append, pages touched ahead",
            MetricUnit.PER_SECOND,
            "the same beside the tape's own page toucher: the limit of engine and tape",
            on -> () -> BareAppender.measure(on.session(), on.work(), true)),
    ENGINE_TAPE_FUSED(
            Part.TAPE,
            "engine and tape, fused",
            MetricUnit.PER_SECOND,
            "producer thread, ring, then engine and tape on one thread; from the first publish until all is journaled",
            on -> () -> SessionRuns.engineAndTape(on.session(), on.work(), PipelineMode.FUSED)),
    ENGINE_TAPE_STEPPED(
            Part.TAPE,
            "engine and tape, stepped (no ring)",
            MetricUnit.PER_SECOND,
            "no ring and no second thread: publish, engine and append one after the other",
            on -> () -> SessionRuns.engineAndTape(on.session(), on.work(), PipelineMode.STEPPED)),
    ENGINE_TAPE_PIPELINED(
            Part.TAPE,
            "engine and tape, pipelined",
            MetricUnit.PER_SECOND,
            "engine and tape on a thread each behind the ring",
            on -> () -> SessionRuns.engineAndTape(on.session(), on.work(), PipelineMode.PIPELINED)),
    ENGINE(
            Part.TAPE,
            "engine alone",
            MetricUnit.PER_SECOND,
            "the engine on causes in memory, without ring and tape",
            on -> () -> SessionRuns.engineAlone(on.session())),
    TAPE(
            Part.TAPE,
            "tape alone",
            MetricUnit.PER_SECOND,
            "the tape on finished transactions in memory, without ring and engine",
            on -> () -> SessionRuns.tapeAlone(on.session(), on.work())),
    ALLOCATION(
            Part.TAPE,
            "allocated, feed to router",
            MetricUnit.BYTES,
            "bytes of heap an event from the feed to a router that counts, fused, by all threads: the slope between two"
                    + " lengths of run after the first half of the session; a frame of ten is decoded beside every ten"
                    + " events that are published",
            on -> new Allocation(on.session(), on.work())::measure),
    DISK_BUFFERED(
            Part.TAPE,
            "file write, into the page cache",
            MetricUnit.BYTES_PER_SECOND,
            "a file written from front to back in blocks of a mebibyte",
            on -> () -> DiskWrite.measure(on.work(), on.workload().diskBlocks(), false)),
    DISK_FORCED(
            Part.TAPE,
            "file write, through to the disk",
            MetricUnit.BYTES_PER_SECOND,
            "the same until the disk has it",
            on -> () -> DiskWrite.measure(on.work(), on.workload().diskBlocks(), true)),
    BARE_TAIL(
            Part.REPLAY,
            "bare tail",
            MetricUnit.PER_SECOND,
            "every document of the tape copied out by Chronicle's tailer: the limit of replay",
            on -> new BareTail(on.session())::measure),
    PROVED_READ(
            Part.REPLAY,
            "proved read",
            MetricUnit.PER_SECOND,
            "the tape's own reader: every entry checked against the chain",
            on -> () -> SessionRuns.provedRead(on.session())),
    REPLAY(
            Part.REPLAY,
            "replay",
            MetricUnit.PER_SECOND,
            "what the command does: proved read, engine, comparison of every transaction, summary",
            on -> () -> SessionRuns.replay(on.session())),
    PLAIN_LOOP(
            Part.FEATURES,
            "plain loop, a tick",
            MetricUnit.NANOSECONDS,
            "VWAP, sigma, two EMAs and CVD with plain sums over the same ticks, nothing judged or checked",
            on -> new TickLoop(
                    "the plain loop",
                    on.session(),
                    () -> new PlainLoop(on.session().instrumentCount()))::measure),
    FEATURES(
            Part.FEATURES,
            "all features, a tick",
            MetricUnit.NANOSECONDS,
            "the catalogue on ticks in the processor's cache, 512 decoded at a time outside the measured time, each"
                    + " minute closed; without snapshots",
            on -> new TickLoop("the features", on.session(), () -> new FeatureLoop(on.session()))::measure),
    JACKSON(
            Part.DECODE,
            "frames decoded by Jackson streaming",
            MetricUnit.PER_SECOND,
            "the same frames by Jackson's streaming parser into the same events: makes no strings or doubles either,"
                    + " wants the kind first and judges nothing",
            on -> new DecodeLoop(on.session(), false)::measure),
    DECODE(
            Part.DECODE,
            "frames decoded",
            MetricUnit.PER_SECOND,
            "prints and quotes from all over the session as the vendor would send them, 400 frames of ten, into events",
            on -> new DecodeLoop(on.session(), true)::measure);

    private final Part part;
    private final String label;
    private final MetricUnit unit;
    private final String meaning;

    @SuppressWarnings("ImmutableEnumChecker") // the rows give lambdas without state
    private final Function<RunContext, Measurement.How> how;

    Metric(Part part, String label, MetricUnit unit, String meaning, Function<RunContext, Measurement.How> how) {
        this.part = part;
        this.label = label;
        this.unit = unit;
        this.meaning = meaning;
        this.how = how;
    }

    /** Returns the metrics of {@code parts}. */
    public static List<Metric> of(Collection<Part> parts) {
        return Stream.of(values()).filter(each -> parts.contains(each.part)).toList();
    }

    /** Returns its name in tables. */
    public String label() {
        return label;
    }

    /** Returns what is done, without a full stop. */
    public String meaning() {
        return meaning;
    }

    /** Prepares it for measuring. */
    public Measurement on(RunContext context) {
        return new Measurement(label, unit, how.apply(context));
    }
}
