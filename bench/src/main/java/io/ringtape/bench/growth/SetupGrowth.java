package io.ringtape.bench.growth;

import io.ringtape.bench.measure.Measurement;
import io.ringtape.bench.measure.MetricUnit;
import io.ringtape.bench.measure.RoundResults;
import io.ringtape.bench.measure.RoundValues;
import io.ringtape.bench.report.Numbers;
import io.ringtape.bench.report.Table;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.engine.EngineSettings;
import io.ringtape.event.EventType;
import io.ringtape.event.Setup;
import io.ringtape.replay.RunProgress;
import io.ringtape.setup.InstrumentRules;
import io.ringtape.setup.SessionPolicy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Cost of an event against the number of setups whose state machines run and, while all of them run, against the number of
 * setups that every policy session allows to enter.
 */
final class SetupGrowth {
    private final MeasuredSession session;
    private final int rounds;
    private final RunProgress progress;

    SetupGrowth(MeasuredSession session, int rounds, RunProgress progress) {
        this.session = session;
        this.rounds = rounds;
        this.progress = progress;
    }

    GrowthResult measure() throws IOException {
        Set<Setup> all = EnumSet.allOf(Setup.class);
        List<Arm> watching = arms(count -> arm(count + " setups run", first(count), all));
        List<Arm> entering = arms(count -> arm(count + " setups may enter", all, first(count)));
        List<Measurement> measurements = Stream.concat(watching.stream(), entering.stream())
                .map(arm -> arm.measurement)
                .toList();
        return grown(RoundResults.of(measurements, 1, rounds, progress), watching, entering);
    }

    private static List<Arm> arms(IntFunction<Arm> arm) {
        return IntStream.rangeClosed(0, Setup.values().length).mapToObj(arm).toList();
    }

    private static Set<Setup> first(int count) {
        Set<Setup> setups = EnumSet.noneOf(Setup.class);
        setups.addAll(List.of(Setup.values()).subList(0, count));
        return setups;
    }

    /** An engine with some setups, on the whole session. */
    private static final class Arm {
        private final Measurement measurement;
        private CountingJournal out;

        Arm(String name, MeasuredSession session, EngineSettings settings) {
            measurement = new Measurement(name, MetricUnit.NANOSECONDS, () -> {
                MarketRun run = MarketRun.trading(session, settings);
                out = run.journal();
                return run.nsAnEvent(MemoryMarket.of(session));
            });
        }
    }

    private GrowthResult grown(RoundResults measured, List<Arm> watching, List<Arm> entering) {
        List<List<String>> rows = new ArrayList<>();
        List<Series.Point> running = new ArrayList<>();
        List<Series.Point> allowed = new ArrayList<>();
        for (int count = 0; count < watching.size(); count++) {
            RoundValues run =
                    measured.values(watching.get(count).measurement.name()).orElseThrow();
            RoundValues enter =
                    measured.values(entering.get(count).measurement.name()).orElseThrow();
            CountingJournal out = watching.get(count).out;
            rows.add(List.of(
                    Integer.toString(count),
                    Numbers.of(run.median()),
                    Numbers.range(run.least(), run.greatest()),
                    Long.toString(out.count(EventType.SETUP_TRANSITION)),
                    Long.toString(out.count(EventType.SIGNAL)),
                    Long.toString(out.count(EventType.ORDER_REQUEST)),
                    Numbers.of(enter.median()),
                    Numbers.range(enter.least(), enter.greatest())));
            if (count > 0) {
                running.add(new Series.Point(count, run.median()));
                allowed.add(new Series.Point(count, enter.median()));
            }
        }
        return new GrowthResult(table(rows), Optional.of(plot(running, allowed)));
    }

    private Table table(List<List<String>> rows) {
        return new Table(
                "growth-setups",
                "Cost of an event against the setups",
                List.of(
                        "setups",
                        "ns an event, so many run",
                        "from – to",
                        "transitions",
                        "signals",
                        "orders",
                        "ns an event, all run, so many may enter",
                        "from – to"),
                rows,
                List.of("Engine and simulated exchange on the whole session, no tape; medians of " + rounds
                        + " rounds. The first setups of the catalogue, both sides; those that run may all enter."));
    }

    private static Plot plot(List<Series.Point> running, List<Series.Point> allowed) {
        return new Plot(
                "Cost of an event against the setups",
                "setups",
                "ns an event",
                List.of(new Series("setups that run", running), new Series("that may enter, all run", allowed)));
    }

    private Arm arm(String name, Set<Setup> watched, Set<Setup> allowed) {
        EngineSettings settings = session.setup().settings();
        return new Arm(name, session, with(settings, watched, allowed));
    }

    /** Settings with which only the watched setups' machines run, and every policy session allows {@code allowed} to enter. */
    static EngineSettings with(EngineSettings settings, Set<Setup> watched, Set<Setup> allowed) {
        return InstrumentCounts.with(
                settings,
                settings.instruments(),
                settings.rules().stream()
                        .map(rules -> new InstrumentRules(
                                allowing(rules.policies(), allowed),
                                rules.signals(),
                                rules.setups().only(watched)))
                        .toList());
    }

    private static List<SessionPolicy> allowing(List<SessionPolicy> policies, Set<Setup> setups) {
        return policies.stream().map(policy -> policy.allowing(setups)).toList();
    }
}
