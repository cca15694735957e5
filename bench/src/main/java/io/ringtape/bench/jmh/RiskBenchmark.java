package io.ringtape.bench.jmh;

import io.ringtape.bench.measure.WrongOutputException;
import io.ringtape.engine.EngineSettings;
import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.RiskRule;
import io.ringtape.risk.EntryQuestion;
import io.ringtape.risk.EntryRule;
import io.ringtape.risk.RiskBook;
import io.ringtape.risk.RiskRules;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What does each risk rule cost for an entry that all of them allow, and what do all of them cost together? */
public class RiskBenchmark extends JmhDefaults {
    /** Fills in the figures of the day, sizes the entry and asks every rule. */
    @Benchmark
    @HotPath
    public RiskRule all(Allowed entry) {
        return entry.book.ask(entry.question);
    }

    /** Asks one rule; none for {@link RiskRule#NONE}. */
    @Benchmark
    @HotPath
    public boolean alone(Allowed entry, OneRule rule) {
        return rule.ruleOrNull != null && rule.rules.refuses(rule.ruleOrNull, entry.question);
    }

    /** An allowed entry: a long at the ask of the first bar at which no rule refuses it. */
    @State(Scope.Thread)
    public static class Allowed {
        private final EntryQuestion question = new EntryQuestion();
        private RiskBook book;

        /** Searches the session for the entry. */
        @Setup(Level.Trial)
        public void find(SmallSession session) {
            EngineSettings settings = session.settings();
            book = new RiskBook(settings.risk(), settings.session(), settings.instruments(), 1);
            DayOfBars day = new DayOfBars(session);
            for (int i = 0; i < DayOfBars.BARS; i++) {
                FeatureSnapshot snapshot = day.snapshot(i);
                question.instrument = settings.instruments().get(0);
                question.timeNs = snapshot.timeNs;
                question.features = snapshot;
                question.policy = 0;
                question.entry = snapshot.ask;
                question.limit = snapshot.ask;
                question.stop = snapshot.ask - 50 * question.instrument.tickSize();
                if (book.ask(question) == RiskRule.NONE) {
                    return;
                }
            }
            throw new WrongOutputException("every entry", "refused", "one allowed");
        }
    }

    @State(Scope.Thread)
    public static class OneRule {
        /** The code of its veto. */
        @Param
        public RiskRule code;

        private RiskRules rules;
        private EntryRule ruleOrNull;

        /** Finds the rule in the catalogue; it must allow the entry. */
        @Setup(Level.Trial)
        public void find(SmallSession session, Allowed entry) {
            rules = new RiskRules(session.settings().risk());
            ruleOrNull = RiskRules.catalogue().stream()
                    .filter(each -> each.code() == code)
                    .findFirst()
                    .orElse(null);
            if (ruleOrNull != null && rules.refuses(ruleOrNull, entry.question)) {
                throw new WrongOutputException(code.name(), "refused", "allowed");
            }
        }
    }
}
