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

/** What do all risk rules cost for an entry that each of them allows, and each rule alone? */
public class RiskBenchmark extends JmhDefaults {
    /** The whole question: the day's figures filled in, the entry sized, every rule asked. */
    @Benchmark
    @HotPath
    public RiskRule all(Allowed entry) {
        return entry.book.ask(entry.question);
    }

    /** One rule. */
    @Benchmark
    @HotPath
    public boolean alone(Allowed entry, Lone rule) {
        return rule.rules.refuses(rule.rule, entry.question);
    }

    /** An entry that is allowed: a long at the touch of the first bar at which every rule agrees. */
    @State(Scope.Thread)
    public static class Allowed {
        private final EntryQuestion question = new EntryQuestion();
        private RiskBook book;

        /** Looks for it. */
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

    /** A rule. */
    @State(Scope.Thread)
    public static class Lone {
        /** What its veto is called. */
        @Param({
            "KILLED",
            "PAUSED",
            "DAILY_LOSS",
            "DAILY_LOSS_R",
            "LOSING_STREAK",
            "DRAWDOWN",
            "SESSION_LOSS",
            "SESSION",
            "HALT",
            "FEED_GAP",
            "NBBO_STATE",
            "NBBO_AGE",
            "SPREAD",
            "PRICE_COLLAR",
            "TRADES_DAY",
            "TRADES_SYMBOL",
            "POSITION",
            "CORRELATED",
            "POSITIONS",
            "NOTIONAL",
            "NOTIONAL_SYMBOL",
            "NOTIONAL_GROUP",
            "NOTIONAL_TOTAL",
            "BUYING_POWER",
            "SIZE",
            "ORDER_RATE",
            "DAY_TRADES"
        })
        public RiskRule code;

        private RiskRules rules;
        private EntryRule rule;

        /** Takes it out of the catalogue; it must allow the entry. */
        @Setup(Level.Trial)
        public void find(SmallSession session, Allowed entry) {
            rules = new RiskRules(session.settings().risk());
            rule = RiskRules.catalogue().stream()
                    .filter(each -> each.code() == code)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no rule has the code " + code));
            if (rules.refuses(rule, entry.question)) {
                throw new WrongOutputException(code.name(), "refused", "allowed");
            }
        }
    }
}
