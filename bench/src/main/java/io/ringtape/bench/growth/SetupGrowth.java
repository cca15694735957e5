package io.ringtape.bench.growth;

import io.ringtape.bench.measure.Measurement;
import io.ringtape.bench.measure.MetricUnit;
import io.ringtape.bench.measure.RoundResults;
import io.ringtape.bench.measure.RoundValues;
import io.ringtape.bench.report.Numbers;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.engine.EngineSettings;
import io.ringtape.event.EventType;
import io.ringtape.event.Setup;
import io.ringtape.replay.RunProgress;
import io.ringtape.setup.InstrumentRules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Cost of an event against the number of setups whose state machines run and, while all of them run, against the number
 * of setups that every policy session allows to enter.
 */
final class SetupGrowth {
    private static final Set<Setup> ALL = Collections.unmodifiableSet(EnumSet.allOf(Setup.class));

    private final MeasuredSession session;
    private final int rounds;
    private final RunProgress progress;
    private final Map<String, CountingJournal> journals = new HashMap<>();

    SetupGrowth(MeasuredSession session, int rounds, RunProgress progress) {
        this.session = session;
        this.rounds = rounds;
        this.progress = progress;
    }

    GrowthResult measure() throws IOException {
        List<Measurement> measurements = new ArrayList<>();
        for (int count = 0; count <= ALL.size(); count++) {
            measurements.add(measurement(running(count), first(count), ALL));
        }
        for (int count = 0; count <= ALL.size(); count++) {
            measurements.add(measurement(entering(count), ALL, first(count)));
        }
        return result(RoundResults.of(measurements, 1, rounds, progress));
    }

    private static String running(int count) {
        return count + " setups run";
    }

    private static String entering(int count) {
        return count + " setups may enter";
    }

    private static Set<Setup> first(int count) {
        return ALL.stream().limit(count).collect(Collectors.toCollection(() -> EnumSet.noneOf(Setup.class)));
    }

    private Measurement measurement(String name, Set<Setup> watched, Set<Setup> allowed) {
        EngineSettings settings = with(session.setup().settings(), watched, allowed);
        return new Measurement(name, MetricUnit.NANOSECONDS, () -> {
            MarketRun run = MarketRun.trading(session, settings);
            journals.put(name, run.journal());
            return run.nsAnEvent(MemoryMarket.of(session));
        });
    }

    private GrowthResult result(RoundResults measured) {
        GrowthResult result = new GrowthResult(
                GrowthTopic.SETUPS,
                "setups",
                "ns an event, so many run",
                "from – to",
                "transitions",
                "signals",
                "orders",
                "ns an event, all run, so many may enter",
                "from – to");
        result.table()
                .note("Engine and simulated exchange on the whole session, no tape; medians of " + rounds
                        + " rounds. The first setups of the catalogue, both sides; those that run may all enter.");
        for (int count = 0; count <= ALL.size(); count++) {
            RoundValues run = measured.values(running(count)).orElseThrow();
            RoundValues enter = measured.values(entering(count)).orElseThrow();
            CountingJournal journal = journals.get(running(count));
            result.table()
                    .row(
                            Integer.toString(count),
                            Numbers.of(run.median()),
                            Numbers.range(run.least(), run.greatest()),
                            Long.toString(journal.count(EventType.SETUP_TRANSITION)),
                            Long.toString(journal.count(EventType.SIGNAL)),
                            Long.toString(journal.count(EventType.ORDER_REQUEST)),
                            Numbers.of(enter.median()),
                            Numbers.range(enter.least(), enter.greatest()));
            if (count > 0) {
                result.point("setups that run", count, run.median());
                result.point("that may enter, all run", count, enter.median());
            }
        }
        return result;
    }

    /**
     * Returns settings under which only {@code watched} setups run, and every policy session lets {@code allowed}
     * enter.
     */
    static EngineSettings with(EngineSettings settings, Set<Setup> watched, Set<Setup> allowed) {
        List<InstrumentRules> rules = settings.rules().stream()
                .map(each -> new InstrumentRules(
                        each.policies().stream()
                                .map(policy -> policy.allowing(allowed))
                                .toList(),
                        each.signals(),
                        each.setups().only(watched)))
                .toList();
        return settings.with(new EngineSettings.Traded(settings.instruments(), rules));
    }
}
