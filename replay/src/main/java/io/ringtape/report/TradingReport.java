package io.ringtape.report;

import io.ringtape.event.Setup;
import io.ringtape.event.SignalStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The combined results of several sessions.
 *
 * @param sessions in the order of their dates
 * @param atLeast number of values below which a row gets no verdict
 * @param labels names of settings, by the digests that their sessions share; others are called by the beginning of the digest
 */
public record TradingReport(List<ReportedSession> sessions, int atLeast, Map<String, String> labels) {
    private static final int DIGEST_SHOWN = 12;

    /**
     * The sessions that ran with the same settings.
     *
     * @param label what the settings are called
     * @param digest of the settings without symbols that have only the usual tick and round lots
     * @param report on these sessions alone
     */
    public record Variant(String label, String digest, TradingReport report) {}

    /**
     * Trades of one setup in one policy session, after costs.
     *
     * @param group their setup and policy session
     * @param r profit over the initial risk of each
     * @param profit dollars of each
     * @param slippage of the entry against the signal's reference, dollars per share, positive when worse
     * @param slippageR slippage in R
     */
    public record TradeRow(
            Group group,
            SampleStatistics r,
            SampleStatistics profit,
            SampleStatistics slippage,
            SampleStatistics slippageR) {}

    /**
     * Signals of one setup in one policy session, whether traded or not.
     *
     * @param group their setup and policy session
     * @param made number of signals
     * @param promoted number that became an order
     * @param netR what those followed to an end would have earned after costs
     */
    public record SignalRow(Group group, int made, int promoted, SampleStatistics netR) {}

    /**
     * Signals blocked for one reason.
     *
     * @param reason a filter or a risk rule
     * @param blocked number of signals it blocked
     * @param alone number of those that nothing else blocked
     * @param netR what those followed to an end would have earned after costs
     */
    public record ReasonRow(String reason, int blocked, int alone, SampleStatistics netR) {}

    /**
     * A setup in a policy session.
     *
     * @param setup the setup, or null for all
     * @param policy its name; empty if none, or for all
     */
    public record Group(Setup setup, String policy) {
        static final Group ALL = new Group(null, "");

        static Group of(Origin origin) {
            return new Group(origin.setup(), origin.policy());
        }

        /** Returns the setup's name, or {@code all}. */
        public String setupName() {
            return setup == null ? "all" : setup.name();
        }
    }

    /** Creates a report that calls settings by their digests. */
    public TradingReport(List<ReportedSession> sessions, int atLeast) {
        this(sessions, atLeast, Map.of());
    }

    /** Sorts the sessions by date. */
    public TradingReport {
        labels = Map.copyOf(labels);
        sessions = sessions.stream()
                .sorted(Comparator.comparing(
                        (ReportedSession session) -> session.manifest().tradingDate()))
                .toList();
    }

    /** Returns all trades in the order of their ends. */
    public List<ClosedTrade> trades() {
        return sessions.stream()
                .flatMap(session -> session.trades().stream())
                .sorted(Comparator.comparingLong(
                        (ClosedTrade trade) -> trade.exit().timeNs()))
                .toList();
    }

    /** Returns the alerts of all sessions, session by session. */
    public List<RaisedAlert> alerts() {
        return sessions.stream().flatMap(session -> session.alerts().stream()).toList();
    }

    /** Returns all signals, session by session. */
    public List<FollowedSignal> signals() {
        return sessions.stream().flatMap(session -> session.signals().stream()).toList();
    }

    /** Returns a row for each setup and policy that traded, and one for all if there are several. */
    public List<TradeRow> tradeRows() {
        return rows(
                trades(),
                trade -> Group.of(trade.origin()),
                trade -> trade.origin().minute(),
                (group, trades) -> new TradeRow(
                        group,
                        sample(trades, trade -> trade.result().r()),
                        sample(trades, ClosedTrade::profit),
                        sample(trades, trade -> trade.result().slippage()),
                        sample(trades, trade -> trade.result().slippageR())));
    }

    /** Returns a row for each setup and policy with signals, and one for all if there are several. */
    public List<SignalRow> signalRows() {
        return rows(
                signals(),
                signal -> Group.of(signal.origin()),
                signal -> signal.origin().minute(),
                (group, signals) -> new SignalRow(
                        group,
                        signals.size(),
                        count(signals, signal -> signal.fate().status() != SignalStatus.BLOCKED),
                        sample(signals, FollowedSignal::netR)));
    }

    /** Returns a row for each reason that blocked a signal, most frequent first. */
    public List<ReasonRow> reasonRows() {
        Map<String, List<FollowedSignal>> byReason = new TreeMap<>();
        for (FollowedSignal signal : signals()) {
            for (String reason : signal.fate().blockedBy()) {
                byReason.computeIfAbsent(reason, key -> new ArrayList<>()).add(signal);
            }
        }
        return byReason.entrySet().stream()
                .map(each -> new ReasonRow(
                        each.getKey(),
                        each.getValue().size(),
                        count(
                                each.getValue(),
                                signal -> signal.fate().blockedBy().size() == 1),
                        sample(each.getValue(), FollowedSignal::netR)))
                .sorted(Comparator.comparingInt(ReasonRow::blocked).reversed())
                .toList();
    }

    /** Returns the profit of each trade over its initial risk. */
    public SampleStatistics r() {
        return sample(trades(), trade -> trade.result().r());
    }

    /** Returns the profit of all trades after charges, in dollars. */
    public double profit() {
        return trades().stream().mapToDouble(ClosedTrade::profit).sum();
    }

    /** Returns the largest fall of the cumulative profit from an earlier peak, in dollars, 0 or more. */
    public double drawdown() {
        double sum = 0;
        double best = 0;
        double deepest = 0;
        for (ClosedTrade trade : trades()) {
            sum += trade.profit();
            best = Math.max(best, sum);
            deepest = Math.max(deepest, best - sum);
        }
        return deepest;
    }

    /** Whether the sessions ran with different settings, so that their sum has little meaning. */
    public boolean isMixed() {
        return variants().size() > 1;
    }

    /** Returns a report for each of the settings that sessions ran with, in the order of their first sessions. */
    public List<Variant> variants() {
        Map<String, List<ReportedSession>> byDigest = new LinkedHashMap<>();
        for (ReportedSession session : sessions) {
            byDigest.computeIfAbsent(session.settingsDigest(), key -> new ArrayList<>())
                    .add(session);
        }
        return byDigest.entrySet().stream()
                .map(each -> new Variant(
                        label(each.getValue().get(0)),
                        each.getKey(),
                        new TradingReport(each.getValue(), atLeast, labels)))
                .toList();
    }

    /** Returns what the settings of the session are called. */
    public String label(ReportedSession session) {
        String digest = session.settingsDigest();
        return labels.getOrDefault(digest, digest.substring(0, DIGEST_SHOWN));
    }

    /** Returns the number of sessions whose market data are synthetic. */
    public int syntheticSessions() {
        return count(sessions, ReportedSession::synthetic);
    }

    /** Returns what a sample of these sessions shows about its mean; nothing if any session is synthetic. */
    public EdgeVerdict verdict(SampleStatistics sample) {
        return syntheticSessions() > 0 ? EdgeVerdict.SYNTHETIC : sample.verdict(atLeast);
    }

    private interface RowMaker<T, R> {
        R row(Group group, List<T> members);
    }

    /** Sorts rows by setup, then by the time of day of their first member. The row for all comes last. */
    private static <T, R> List<R> rows(
            List<T> all, Function<T, Group> groupOf, Function<T, Integer> minuteOf, RowMaker<T, R> maker) {
        Map<Group, List<T>> groups = new LinkedHashMap<>();
        all.stream()
                .sorted(Comparator.comparing((T each) -> groupOf.apply(each).setup())
                        .thenComparing(minuteOf))
                .forEach(each -> groups.computeIfAbsent(groupOf.apply(each), key -> new ArrayList<>())
                        .add(each));
        List<R> rows = new ArrayList<>();
        groups.forEach((group, members) -> rows.add(maker.row(group, members)));
        if (groups.size() > 1) {
            rows.add(maker.row(Group.ALL, all));
        }
        return rows;
    }

    private static <T> SampleStatistics sample(List<T> all, Function<T, Double> value) {
        return SampleStatistics.of(
                all.stream().map(value).mapToDouble(each -> each).toArray());
    }

    private static <T> int count(List<T> all, Predicate<T> claim) {
        return (int) all.stream().filter(claim).count();
    }
}
