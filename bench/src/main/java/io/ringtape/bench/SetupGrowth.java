package io.ringtape.bench;

import io.ringtape.bench.growth.Plot;
import io.ringtape.bench.growth.Series;
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

/** Cost of an event against the number of setups that every policy session allows to enter. */
final class SetupGrowth {
    private final Session session;
    private final int rounds;
    private final RunProgress progress;

    SetupGrowth(Session session, int rounds, RunProgress progress) {
        this.session = session;
        this.rounds = rounds;
        this.progress = progress;
    }

    Grown measure() throws IOException {
        int most = Setup.values().length;
        List<List<Double>> times = new ArrayList<>();
        List<MarketRun> last = new ArrayList<>();
        for (int allowed = 0; allowed <= most; allowed++) {
            times.add(new ArrayList<>());
            last.add(null);
        }
        progress.phase("growth with the setups", "runs", (long) (rounds + 1) * (most + 1));
        long done = 0;
        for (int round = 0; round <= rounds; round++) {
            for (int allowed = 0; allowed <= most; allowed++) {
                MarketRun run = MarketRun.trading(session, allowing(allowed));
                double ns = run.nsAnEvent(MemoryMarket.of(session));
                if (round > 0) {
                    times.get(allowed).add(ns);
                }
                last.set(allowed, run);
                progress.at(++done);
            }
        }
        return grown(times, last);
    }

    private Grown grown(List<List<Double>> times, List<MarketRun> last) {
        List<List<String>> rows = new ArrayList<>();
        List<Series.Point> points = new ArrayList<>();
        for (int allowed = 0; allowed < times.size(); allowed++) {
            Sample sample = new Sample(
                    times.get(allowed).stream().mapToDouble(Double::doubleValue).toArray());
            CountingJournal run = last.get(allowed).journal();
            rows.add(List.of(
                    Integer.toString(allowed),
                    Numbers.of(sample.median()),
                    Numbers.range(sample.least(), sample.greatest()),
                    Long.toString(run.count(EventType.SETUP_TRANSITION)),
                    Long.toString(run.count(EventType.SIGNAL)),
                    Long.toString(run.count(EventType.ORDER_REQUEST))));
            if (allowed > 0) {
                points.add(new Series.Point(allowed, sample.median()));
            }
        }
        return new Grown(
                new Table(
                        "growth-setups",
                        "Cost of an event against the setups allowed",
                        List.of("setups allowed", "ns an event", "from – to", "transitions", "signals", "orders"),
                        rows,
                        List.of("Engine and simulated exchange on the whole session, no tape; medians of "
                                + times.get(0).size() + " rounds.")),
                Optional.of(new Plot(
                        "Cost of an event against the setups allowed",
                        "setups allowed",
                        "ns an event",
                        List.of(new Series("engine and simulated exchange", points)))));
    }

    private EngineSettings allowing(int count) {
        Set<Setup> setups = EnumSet.noneOf(Setup.class);
        setups.addAll(List.of(Setup.values()).subList(0, count));
        EngineSettings settings = session.setup().settings();
        return Instrumented.with(
                settings,
                settings.instruments(),
                settings.rules().stream().map(rules -> allowing(rules, setups)).toList());
    }

    private static InstrumentRules allowing(InstrumentRules rules, Set<Setup> setups) {
        List<SessionPolicy> policies = rules.policies().stream()
                .map(policy -> new SessionPolicy(
                        policy.name(),
                        policy.startNs(),
                        policy.endNs(),
                        setups,
                        Set.of(),
                        policy.rvolMin(),
                        policy.slopeMinPercent(),
                        policy.slopeMaxPercent(),
                        policy.timeStopNs(),
                        policy.maxTrades(),
                        policy.scoreMin(),
                        policy.overrides()))
                .toList();
        return new InstrumentRules(policies, rules.signals(), rules.setups());
    }
}
