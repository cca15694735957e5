package io.ringtape.replay;

import static io.ringtape.event.Nanos.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.engine.EngineSettings;
import io.ringtape.event.AccountOrigin;
import io.ringtape.event.AccountReport;
import io.ringtape.event.Command;
import io.ringtape.event.EndReason;
import io.ringtape.event.Event;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.Frame;
import io.ringtape.event.OperatorCommand;
import io.ringtape.event.OrderStatus;
import io.ringtape.event.RunMode;
import io.ringtape.event.SessionEnd;
import io.ringtape.event.Timer;
import io.ringtape.paper.PaperBroker;
import io.ringtape.pipeline.EngineClock;
import io.ringtape.pipeline.HistoricalClock;
import io.ringtape.pipeline.LiveSession;
import io.ringtape.pipeline.Pipeline;
import io.ringtape.pipeline.PipelineMode;
import io.ringtape.pipeline.PipelineSettings;
import io.ringtape.pipeline.RecordedFeed;
import io.ringtape.tape.ChronicleTape;
import io.ringtape.tape.TapeManifest;
import io.ringtape.tape.TapeReader;
import io.ringtape.tape.TapeSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A synthetic day as a live session: feed, timers, broker and operator on a thread each, through a threaded pipeline.
 * The threads decide the order of events, so runs differ; the checks are made on the tape.
 */
class LiveSessionTest {
    private static final SessionOrigin ORIGIN = new SessionOrigin("test", "paper", "files", "simulated", "", true);

    @TempDir
    Path folder;

    private SyntheticDay day;
    private SessionSetup setup;
    private EngineSettings settings;

    @BeforeEach
    void write() throws Exception {
        day = new SyntheticDay(folder.resolve("market"), 3, 60_000);
        setup = SessionSetup.of(SyntheticDay.settings(folder, ""), SyntheticDay.DATE, SyntheticDay.SYMBOLS);
        settings = setup.settings();
    }

    @ParameterizedTest
    @EnumSource(names = {"FUSED", "PIPELINED"})
    void theTapeReplaysAndTheBrokerSaysTheSameAgain(PipelineMode mode) throws Exception {
        Path tape = folder.resolve(mode.name());
        run(mode, tape);

        Replay.Result replay = Replay.verify(tape, RunProgress.NONE);
        assertThat(replay.difference()).isEmpty();
        assertThat(replay.isComplete()).isTrue();
        List<ExecutionReport> told = SyntheticDay.events(tape, ExecutionReport.class);
        assertThat(told).anyMatch(report -> report.status == OrderStatus.FILLED);
        List<Event> again = reportsOf(tape);
        assertThat(texts(only(ExecutionReport.class, again))).isEqualTo(texts(told));
        List<AccountReport> accounts = SyntheticDay.events(tape, AccountReport.class);
        assertThat(accounts).hasSizeGreaterThan(2).allMatch(report -> report.origin == AccountOrigin.SIMULATED);
        assertThat(accounts.get(0).realised).isZero();
        assertThat(accounts.get(accounts.size() - 1).cash).isNotEqualTo(accounts.get(0).cash);
        assertThat(balances(only(AccountReport.class, again))).isEqualTo(balances(accounts));
        assertThat(SyntheticDay.events(tape, Timer.class)).isNotEmpty();
        assertThat(SyntheticDay.events(tape, OperatorCommand.class)).hasSize(1);
    }

    private void run(PipelineMode mode, Path folderOfTape) throws Exception {
        TapeManifest manifest = TapeManifest.open(
                "test",
                setup.date(),
                RunMode.PAPER,
                setup.symbols(),
                setup.configuration().digest());
        AtomicLong nowNs = new AtomicLong(settings.midnightNs());
        try (ChronicleTape tape = ChronicleTape.create(folderOfTape, manifest, TapeSettings.DEFAULTS)) {
            PaperBroker broker = broker();
            Pipeline pipeline = new Pipeline(
                    PipelineSettings.of(mode, 2),
                    new EngineClock(new HistoricalClock()),
                    setup.engine(),
                    tape,
                    broker::onTransaction,
                    frame -> {});
            RecordedFeed feed = new RecordedFeed(
                    day.stream(setup, folder), receiveNs -> nowNs.accumulateAndGet(receiveNs, Math::max));
            LiveSession session = new LiveSession(pipeline, feed, broker, nowNs::get, folder.resolve("kill"));
            session.begin(
                    setup.sessionStart(RunMode.PAPER, ORIGIN),
                    "files",
                    setup.symbols().size());
            while (feed.isRunning()) {
                Thread.onSpinWait();
            }
            command(session, nowNs.addAndGet(SECOND_NS));
            settle(pipeline, broker, nowNs);
            SessionEnd end = new SessionEnd();
            end.reason = EndReason.COMPLETE;
            end.receiveNs = nowNs.addAndGet(SECOND_NS);
            session.end(end);
            assertThat(session.failure()).isEmpty();
            tape.complete();
        }
    }

    private static void command(LiveSession session, long timeNs) {
        OperatorCommand flatten = new OperatorCommand();
        flatten.command = Command.FLATTEN;
        flatten.receiveNs = timeNs;
        session.command(flatten);
    }

    /** Lets some seconds pass, each until everything published is through all stages. */
    private static void settle(Pipeline pipeline, PaperBroker broker, AtomicLong nowNs) {
        for (int i = 0; i < 5; i++) {
            nowNs.addAndGet(SECOND_NS);
            while (pipeline.backlog() > 0 || broker.backlog() > 0) {
                Thread.onSpinWait();
            }
        }
    }

    private PaperBroker broker() {
        return new PaperBroker(SessionLoop.exchange(settings), SessionLoop.account(settings), 2_000_000);
    }

    /** Returns the reports of a fresh broker that is shown the tape. */
    private List<Event> reportsOf(Path folderOfTape) {
        List<Event> reports = new ArrayList<>();
        PaperBroker broker = broker();
        broker.open(report -> reports.add(Event.copyOf(report)));
        try (TapeReader tape = TapeReader.open(folderOfTape)) {
            Frame frame = new Frame();
            while (tape.next(frame)) {
                broker.onTransaction(frame);
            }
        }
        broker.close();
        return reports;
    }

    private static <E extends Event> List<E> only(Class<E> type, List<Event> events) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static List<String> balances(List<AccountReport> reports) {
        return reports.stream()
                .map(report -> report.receiveNs + " " + report.cash + " " + report.equity + " " + report.realised)
                .toList();
    }

    private static List<String> texts(List<ExecutionReport> reports) {
        return reports.stream()
                .map(report -> report.receiveNs + " " + report.orderId + " " + report.leg + " " + report.status + " "
                        + report.fillQuantity + " at " + report.fillPrice)
                .toList();
    }
}
