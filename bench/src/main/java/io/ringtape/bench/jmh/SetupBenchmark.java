package io.ringtape.bench.jmh;

import static io.ringtape.event.Nanos.MINUTE_NS;

import io.ringtape.bench.measure.WrongOutputException;
import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.SetupState;
import io.ringtape.event.TransitionReason;
import io.ringtape.setup.InstrumentRules;
import io.ringtape.setup.SetupMachine;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What does each setup cost for a closed bar, both sides together? Each signal is refused at once, so that the machine
 * starts over. Machines are created for each day, outside the measured time.
 */
@State(Scope.Thread)
public class SetupBenchmark extends JmhDefaults implements SetupMachine.Listener {
    @Param
    public io.ringtape.event.Setup setup;

    private SmallSession small;
    private OwnAllocation own;
    private DayOfBars day;
    private SetupMachine[] machines;
    private long nowNs;
    private int moves;
    private int movesOfDay;

    /** Runs two days, which must give the same moves. */
    @Setup(Level.Trial)
    public void check(SmallSession session, OwnAllocation allocation) {
        small = session;
        own = allocation;
        day = new DayOfBars(session);
        make();
        bar();
        movesOfDay = moves;
        make();
        bar();
        requireSameMoves();
    }

    private void requireSameMoves() {
        WrongOutputException.requireEqual("moves of " + setup.name(), moves, movesOfDay);
    }

    /** Creates the machines for the next day. */
    @Setup(Level.Invocation)
    public void begin() {
        make();
        own.begin();
    }

    private void make() {
        moves = 0;
        InstrumentRules rules = small.settings().rules().get(0);
        machines = rules
                .setups()
                .machines(
                        small.settings().instruments().get(0),
                        small.settings().session().openNs(),
                        rules.signals().cooldownNs(),
                        this)
                .stream()
                .filter(machine -> machine.setup() == setup)
                .toArray(SetupMachine[]::new);
    }

    /** Checks the moves of the day. */
    @TearDown(Level.Invocation)
    public void end() {
        own.end(DayOfBars.BARS);
        requireSameMoves();
    }

    /** Passes the time and every bar to every machine. */
    @Benchmark
    @HotPath
    @OperationsPerInvocation(DayOfBars.BARS)
    public int bar() {
        for (int i = 0; i < DayOfBars.BARS; i++) {
            nowNs = day.bar(i).startNs + MINUTE_NS;
            for (SetupMachine machine : machines) {
                machine.onTime(nowNs);
                machine.onBar(day.bar(i), day.snapshot(i));
            }
        }
        return moves;
    }

    @Override
    public void onTransition(SetupMachine machine, SetupState from, SetupState to, TransitionReason reason) {
        moves++;
    }

    @Override
    public void onTrigger(SetupMachine machine, FeatureSnapshot features) {
        machine.onBlocked(nowNs);
    }
}
