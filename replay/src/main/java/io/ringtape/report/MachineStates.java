package io.ringtape.report;

import static io.ringtape.event.Nanos.MINUTE_NS;

import io.ringtape.event.BarClosed;
import io.ringtape.event.SessionStart;
import io.ringtape.event.Setup;
import io.ringtape.event.SetupState;
import io.ringtape.event.SetupTransition;
import io.ringtape.event.Side;
import io.ringtape.tape.TapeManifest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads a session like {@link SessionReader}, and keeps its settings and the state of each setup's machine over time. */
final class MachineStates extends SessionReader {
    /** What identifies a machine. */
    record Machine(String symbol, Setup setup, Side side) {
        /** Returns the machine that made the signal. */
        static Machine of(FollowedSignal signal) {
            Origin of = signal.origin();
            return new Machine(of.symbol(), of.setup(), of.side());
        }
    }

    /** A symbol's bar, by the minute of the day in UTC at which it ended. */
    private record SymbolMinute(String symbol, int minute) {}

    private final Map<Machine, TreeMap<Long, SetupState>> states = new HashMap<>();
    private final Map<SymbolMinute, Long> closedAt = new HashMap<>();
    private SessionStart start;

    MachineStates(TapeManifest manifest) {
        super(manifest);
    }

    /** Returns the event that opens the tape; empty if the tape has none. */
    Optional<SessionStart> start() {
        return Optional.ofNullable(start);
    }

    @Override
    public void onSessionStart(SessionStart event) {
        super.onSessionStart(event);
        start = event;
    }

    @Override
    public void onBarClosed(BarClosed bar) {
        super.onBarClosed(bar);
        closedAt.putIfAbsent(
                new SymbolMinute(symbols().name(bar.instrument), minuteOfDay(bar.startNs + MINUTE_NS)), bar.timeNs);
    }

    @Override
    public void onSetupTransition(SetupTransition move) {
        states.computeIfAbsent(
                        new Machine(symbols().name(move.instrument), move.setup, move.side), key -> new TreeMap<>())
                .put(move.timeNs, move.to);
    }

    /**
     * Returns the state in which this run's machine of the signal's symbol, setup and side was once it had seen the bar
     * that the signal was made on.
     */
    SetupState at(FollowedSignal signal) {
        SymbolMinute bar =
                new SymbolMinute(signal.origin().symbol(), signal.origin().minute());
        long timeNs = closedAt.getOrDefault(bar, signal.timeNs());
        Map.Entry<Long, SetupState> last =
                states.getOrDefault(Machine.of(signal), new TreeMap<>()).floorEntry(timeNs);
        return last == null ? SetupState.IDLE : last.getValue();
    }
}
