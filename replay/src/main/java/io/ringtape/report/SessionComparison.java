package io.ringtape.report;

import io.ringtape.config.ConfigurationException;
import io.ringtape.config.SettingChange;
import io.ringtape.event.SignalStatus;
import io.ringtape.replay.RecordedSettings;
import io.ringtape.replay.RunProgress;
import io.ringtape.replay.TapeWalk;
import io.ringtape.report.SignalDifference.RunSignal;
import io.ringtape.tape.TapeManifest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Two runs of one trading date side by side. Signals are paired by symbol, setup, side and the minute of their bar. The
 * engine's times may differ by any delay, which is a setting.
 *
 * @param a figures of the first run
 * @param b figures of the second run
 * @param synthetic whether the market data of either are synthetic
 * @param settings the settings that differ; empty if a tape has no entries
 * @param differences the signals that differ, in order of time
 */
public record SessionComparison(
        RunFigures a,
        RunFigures b,
        boolean synthetic,
        List<SettingChange> settings,
        List<SignalDifference> differences) {
    /**
     * Compares two tapes of one trading date, each read once from front to back.
     *
     * @throws ConfigurationException when this version cannot read the settings of a tape
     * @throws io.ringtape.tape.TapeException when there is no tape, or it is damaged
     */
    public static SessionComparison of(Path first, Path second, RunProgress progress) throws ConfigurationException {
        Run a = Run.read(first, progress);
        Run b = Run.read(second, progress);
        List<SignalDifference> differences = new ArrayList<>();
        Set<MachineStates.Machine> machines = new LinkedHashSet<>(a.byMachine.keySet());
        machines.addAll(b.byMachine.keySet());
        for (MachineStates.Machine machine : machines) {
            pair(a, b, machine, differences);
        }
        differences.sort(
                Comparator.comparingLong(difference -> difference.signal().timeNs()));
        return new SessionComparison(
                RunFigures.of(a.session),
                RunFigures.of(b.session),
                a.session.synthetic() || b.session.synthetic(),
                RecordedSettings.changes(a.states.start(), b.states.start()),
                differences);
    }

    private static void pair(Run a, Run b, MachineStates.Machine machine, List<SignalDifference> differences) {
        List<FollowedSignal> ones = a.byMachine.getOrDefault(machine, List.of());
        List<FollowedSignal> others = b.byMachine.getOrDefault(machine, List.of());
        int one = 0;
        int other = 0;
        while (one < ones.size() || other < others.size()) {
            int oneMinute = minute(ones, one);
            int otherMinute = minute(others, other);
            if (oneMinute < otherMinute) {
                differences.add(onlyIn(a, ones.get(one++), b, true));
            } else if (oneMinute > otherMinute) {
                differences.add(onlyIn(b, others.get(other++), a, false));
            } else {
                addIfDifferent(a.of(ones.get(one++)), b.of(others.get(other++)), a, differences);
            }
        }
    }

    /** Returns the minute of the signal at {@code place}; after the last, a minute after all. */
    private static int minute(List<FollowedSignal> signals, int place) {
        return place == signals.size()
                ? Integer.MAX_VALUE
                : signals.get(place).origin().minute();
    }

    private static SignalDifference onlyIn(Run run, FollowedSignal signal, Run other, boolean isFirst) {
        List<String> madeBy = List.of("setup: " + other.states.at(signal));
        RunSignal made = run.of(signal);
        return new SignalDifference(
                run.session.manifest().tradingDate(), isFirst ? made : null, isFirst ? null : made, madeBy);
    }

    private static void addIfDifferent(RunSignal one, RunSignal other, Run a, List<SignalDifference> differences) {
        List<String> madeBy = reasons(one, other);
        if (!madeBy.isEmpty()) {
            differences.add(new SignalDifference(a.session.manifest().tradingDate(), one, other, madeBy));
        }
    }

    /** Returns what differs first: filters and rules, the fill, the prices, and last the trade. */
    private static List<String> reasons(RunSignal one, RunSignal other) {
        List<String> before = one.signal().fate().blockedBy();
        List<String> after = other.signal().fate().blockedBy();
        List<String> reasons = new ArrayList<>(before);
        reasons.removeAll(after);
        after.stream().filter(reason -> !before.contains(reason)).forEach(reasons::add);
        if (!reasons.isEmpty()) {
            return reasons;
        }
        if (isFilled(one) != isFilled(other)) {
            return List.of("fill");
        }
        if (one.signal().entry() != other.signal().entry()
                || one.signal().stop() != other.signal().stop()) {
            return List.of("prices of the signal");
        }
        return one.trade() == null || other.trade() == null ? List.of() : reasons(one.trade(), other.trade());
    }

    private static boolean isFilled(RunSignal run) {
        return run.trade() != null || run.signal().fate().status() == SignalStatus.PROMOTED;
    }

    private static List<String> reasons(ClosedTrade one, ClosedTrade other) {
        if (one.quantity() != other.quantity()) {
            return List.of("quantity");
        }
        if (one.result().reason() != other.result().reason()) {
            return List.of("exit");
        }
        return one.profit() == other.profit() ? List.of() : List.of("prices of the fills");
    }

    /** A tape that was read. */
    private static final class Run {
        private final ReportedSession session;
        private final MachineStates states;
        private final Map<MachineStates.Machine, List<FollowedSignal>> byMachine;
        private final Map<Long, ClosedTrade> trades;

        private Run(ReportedSession session, MachineStates states) {
            this.session = session;
            this.states = states;
            byMachine = session.signals().stream()
                    .collect(Collectors.groupingBy(MachineStates.Machine::of, LinkedHashMap::new, Collectors.toList()));
            trades = session.trades().stream()
                    .collect(Collectors.toMap(trade -> trade.origin().signalId(), trade -> trade, (one, more) -> one));
        }

        static Run read(Path tape, RunProgress progress) {
            MachineStates states = new MachineStates(TapeManifest.read(tape));
            TapeManifest manifest = TapeWalk.of(tape, states, progress);
            return new Run(ReportedSession.of(tape, manifest, states), states);
        }

        RunSignal of(FollowedSignal signal) {
            return new RunSignal(signal, trades.get(signal.origin().signalId()));
        }
    }
}
