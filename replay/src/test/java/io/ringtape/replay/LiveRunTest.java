package io.ringtape.replay;

import static io.ringtape.event.Nanos.MILLI_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.engine.EngineSettings;
import io.ringtape.event.Alert;
import io.ringtape.event.AlertCode;
import io.ringtape.event.Command;
import io.ringtape.event.EndReason;
import io.ringtape.event.OperatorCommand;
import io.ringtape.event.PositionChange;
import io.ringtape.paper.PaperBroker;
import io.ringtape.pipeline.HistoricalClock;
import io.ringtape.pipeline.RecordedFeed;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A live run with the simulated exchange as its broker. */
class LiveRunTest {
    @TempDir
    Path folder;

    private final AtomicLong nowNs = new AtomicLong();
    private final AtomicReference<LiveRun> run = new AtomicReference<>();
    private final AtomicBoolean isHeld = new AtomicBoolean();
    private final AtomicBoolean isAsked = new AtomicBoolean();

    /**
     * Moves time to an event, once everything before it has been handled. While a round trip is open the market stands
     * still, and time does until the run was asked to end.
     */
    private void moveTo(long receiveNs) {
        while (run.get() == null || run.get().backlog() > 0) {
            Thread.onSpinWait();
        }
        nowNs.accumulateAndGet(receiveNs, Math::max);
        while (run.get().openRoundTrips() > 0) {
            isHeld.set(true);
            nowNs.addAndGet(isAsked.get() ? 10 * MILLI_NS : 0);
            LockSupport.parkNanos(MILLI_NS);
        }
        isHeld.set(false);
    }

    @Test
    void closesWhatIsOpenWhenItIsAskedToEnd() throws Exception {
        SyntheticDay day = new SyntheticDay(folder.resolve("market"), 3, 60_000);
        SessionSetup setup =
                SessionSetup.of(SyntheticDay.settings(folder, ""), SyntheticDay.DATE, SyntheticDay.SYMBOLS);
        EngineSettings settings = setup.settings();
        nowNs.set(settings.midnightNs());
        PaperBroker broker = new PaperBroker(SessionLoop.exchange(settings), SessionLoop.account(settings), 2_000_000);
        Path tape = folder.resolve("tape");
        LiveRun.Request request = new LiveRun.Request(
                setup,
                new SessionOrigin("test", "paper", "files", "simulated", "", true),
                new LiveRun.Market(
                        new RecordedFeed(day.stream(setup, folder), this::moveTo), nowNs::get, new HistoricalClock()),
                OrderPath.paper(broker),
                new LiveRun.TapePlace(tape, 16 << 20, folder.resolve("KILL")));
        LiveRun.Result result = LiveRun.run(request, "files", underWay -> {
            run.set(underWay);
            // A round trip may be over before the ring is empty; with the market held, one that is open then stays
            // open.
            isAsked.set(isHeld.get() && underWay.backlog() == 0 && underWay.openRoundTrips() > 0);
            return isAsked.get() ? Optional.of(EndReason.OPERATOR) : Optional.empty();
        });
        assertThat(result.failure()).isEmpty();
        assertThat(result.reason()).isEqualTo(EndReason.OPERATOR);
        assertThat(result.summary().openRoundTrips()).isZero();
        assertThat(SyntheticDay.events(tape, OperatorCommand.class))
                .isNotEmpty()
                .allMatch(command -> command.command == Command.FLATTEN
                        && command.operator.toString().equals("end of the run"));
        List<PositionChange> changes = SyntheticDay.events(tape, PositionChange.class);
        assertThat(changes.isEmpty() || changes.get(changes.size() - 1).position == 0)
                .isTrue();
        assertThat(SyntheticDay.events(tape, Alert.class)).noneMatch(alert -> alert.code == AlertCode.NOT_FLAT);
        assertThat(Replay.verify(tape, RunProgress.NONE).difference()).isEmpty();
    }
}
