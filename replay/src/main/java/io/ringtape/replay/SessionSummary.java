package io.ringtape.replay;

import io.ringtape.event.Alert;
import io.ringtape.event.AlertLevel;
import io.ringtape.event.EventDispatcher;
import io.ringtape.event.EventListener;
import io.ringtape.event.EventType;
import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.FeedStatus;
import io.ringtape.event.Filter;
import io.ringtape.event.FilterCheck;
import io.ringtape.event.Frame;
import io.ringtape.event.Missing;
import io.ringtape.event.PositionChange;
import io.ringtape.event.RiskRule;
import io.ringtape.event.SessionEnd;
import io.ringtape.event.SessionFigures;
import io.ringtape.event.SessionStart;
import io.ringtape.event.Signal;
import io.ringtape.event.SnapshotTrigger;
import io.ringtape.event.TradeClosed;
import io.ringtape.event.TradeStage;
import io.ringtape.event.TradeTransition;
import io.ringtape.event.Veto;
import io.ringtape.pipeline.TransactionListener;
import io.ringtape.tape.NewYorkTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Sums up a session from its transactions alone. One thread. */
public final class SessionSummary implements TransactionListener {
    /**
     * How often signals were blocked for one reason.
     *
     * @param reason name of a filter, or {@code risk: } and the name of a risk rule
     * @param signals number of signals that it blocked, alone or with others
     */
    public record BlockedCount(String reason, long signals) {}

    private final EventDispatcher events = new EventDispatcher(new SummaryListener());
    private final List<Silence> silences = new ArrayList<>();
    private final List<DataProblem> dataProblems = new ArrayList<>();
    private final FeatureSnapshot[] last;
    private final long[] byFilter = new long[Filter.VALUES.length];
    private final long[] byRule = new long[RiskRule.VALUES.length];

    private final MissingSpans missing;

    private boolean synthetic;
    private long causes;
    private long signals;
    private long promoted;
    private long blocked;
    private long expired;
    private long nearestId = Missing.LONG;
    private int nearestObstacles = Integer.MAX_VALUE;
    private long criticalAlerts;
    private String firstCritical = "";
    private volatile int openRoundTrips;
    private long winners;
    private long realised;
    private long fees;
    private SessionFigures figures = new SessionFigures();

    /** Creates a summary for {@code instruments} instruments. */
    public SessionSummary(int instruments) {
        last = new FeatureSnapshot[instruments];
        missing = new MissingSpans(instruments);
        for (int i = 0; i < instruments; i++) {
            last[i] = new FeatureSnapshot();
        }
    }

    @Override
    public void onTransaction(Frame frame) {
        causes++;
        events.dispatch(frame);
    }

    /** The events that more than their count is kept of. */
    private final class SummaryListener implements EventListener {
        @Override
        public void onSessionStart(SessionStart start) {
            synthetic = start.synthetic;
        }

        @Override
        public void onFeedStatus(FeedStatus status) {
            missing.onFeedStatus(status);
        }

        @Override
        public void onSessionEnd(SessionEnd end) {
            missing.onSessionEnd(end.receiveNs);
        }

        @Override
        public void onSignal(Signal signal) {
            switch (signal.status) {
                case GENERATED -> signals++;
                case PROMOTED -> promoted++;
                case BLOCKED -> {
                    blocked++;
                    offer(signal.signalId, signal.blocked + 1);
                }
                case EXPIRED -> {
                    expired++;
                    offer(signal.signalId, 0);
                }
            }
        }

        @Override
        public void onFilterCheck(FilterCheck check) {
            byFilter[check.filter.ordinal()] += check.passed ? 0 : 1;
        }

        @Override
        public void onVeto(Veto veto) {
            byRule[veto.rule.ordinal()]++;
        }

        @Override
        public void onPositionChange(PositionChange change) {
            realised = change.realisedToday;
            fees += change.fees;
        }

        @Override
        public void onTradeTransition(TradeTransition transition) {
            boolean ended = transition.to == TradeStage.NONE;
            boolean began = transition.from == TradeStage.NONE;
            changeOpen(began ? 1 : ended ? -1 : 0);
        }

        @Override
        public void onTradeClosed(TradeClosed closed) {
            winners += closed.profit > 0 ? 1 : 0;
        }

        @Override
        public void onFeatureSnapshot(FeatureSnapshot snapshot) {
            last[snapshot.instrument] = events.keep(snapshot, last[snapshot.instrument]);
        }

        @Override
        public void onSessionFigures(SessionFigures written) {
            figures = events.keep(written, figures);
        }

        @Override
        public void onAlert(Alert alert) {
            if (alert.level == AlertLevel.CRITICAL && criticalAlerts++ == 0) {
                firstCritical = alert.code + " at " + NewYorkTime.zoned(alert.timeNs);
            }
            switch (alert.code) {
                case FEED_SILENT -> silences.add(new Silence(alert.instrument, alert.value, alert.detail.toString()));
                case STALE_HISTORY, SHORT_HISTORY, QUOTE_SIZE_UNIT ->
                    dataProblems.add(
                            new DataProblem(alert.instrument, alert.code, alert.value, alert.detail.toString()));
                default -> {}
            }
        }
    }

    private void changeOpen(int by) {
        int open = openRoundTrips;
        openRoundTrips = open + by;
    }

    private void offer(long signalId, int obstacles) {
        if (obstacles < nearestObstacles) {
            nearestObstacles = obstacles;
            nearestId = signalId;
        }
    }

    /** Returns how many signals each filter and each risk rule blocked, most first. */
    public List<BlockedCount> blockedBy() {
        List<BlockedCount> counts = new ArrayList<>();
        for (Filter filter : Filter.VALUES) {
            counts.add(new BlockedCount(filter.name(), byFilter[filter.ordinal()]));
        }
        for (RiskRule rule : RiskRule.VALUES) {
            counts.add(new BlockedCount("risk: " + rule, byRule[rule.ordinal()]));
        }
        return counts.stream()
                .filter(each -> each.signals() > 0)
                .sorted(Comparator.comparingLong(BlockedCount::signals).reversed())
                .toList();
    }

    /**
     * Returns the id of the signal that came nearest to a trade without one: the first whose order was not filled, or
     * else the first of those that the fewest filters blocked. Missing without such a signal.
     */
    public long nearestToATrade() {
        return nearestId;
    }

    /** Whether the market data are synthetic, so that the result says nothing about a strategy. */
    public boolean isSynthetic() {
        return synthetic;
    }

    public long criticalAlerts() {
        return criticalAlerts;
    }

    /** Returns code and New York time of the first critical alert, or an empty string. */
    public String firstCritical() {
        return firstCritical;
    }

    /** Returns the number of causes: one for each entry of the tape. */
    public long causes() {
        return causes;
    }

    /** Events of a type that this version does not know: a newer version wrote them. */
    public long unknownEvents() {
        return events.unknown();
    }

    public long trades() {
        return events.count(EventType.TRADE);
    }

    public long quotes() {
        return events.count(EventType.QUOTE);
    }

    /** Returns the signals generated. */
    public long signals() {
        return signals;
    }

    /** Returns the signals that became an order. */
    public long promoted() {
        return promoted;
    }

    /** Returns the signals blocked by a filter or a risk rule. */
    public long blocked() {
        return blocked;
    }

    /** Returns the signals whose order was not filled. */
    public long expired() {
        return expired;
    }

    /** Returns the entries refused by a risk rule. */
    public long vetoes() {
        return events.count(EventType.VETO);
    }

    /** Returns the orders sent, entries and exits. */
    public long orders() {
        return events.count(EventType.ORDER_REQUEST);
    }

    /** Returns the fills of our orders. */
    public long fills() {
        return events.count(EventType.POSITION_CHANGE);
    }

    public long alerts() {
        return events.count(EventType.ALERT);
    }

    /** Returns the stretches without prints or quotes of an instrument that were too long. */
    public List<Silence> silences() {
        return List.copyOf(silences);
    }

    /** Returns what was wrong with the history and the quote sizes of an instrument. */
    public List<DataProblem> dataProblems() {
        return List.copyOf(dataProblems);
    }

    /** Returns the spans that a live session's tape lacks, by instrument and time. */
    public List<MissingSpan> missingSpans() {
        return missing.all();
    }

    /** Returns the round trips that are open, or being opened or closed. Any thread. */
    public int openRoundTrips() {
        return openRoundTrips;
    }

    public long roundTrips() {
        return events.count(EventType.TRADE_CLOSED);
    }

    /** Returns the round trips with a profit after charges. */
    public long winners() {
        return winners;
    }

    /** Returns the profit after charges, in micro-dollars. */
    public long realised() {
        return realised;
    }

    /** Returns the charges, in micro-dollars. */
    public long fees() {
        return fees;
    }

    /** Returns the instrument's last snapshot, which is that of the session's end once it has ended. */
    public FeatureSnapshot lastSnapshot(int instrument) {
        return last[instrument];
    }

    /** Returns the counts of prints that the engine dropped or limited; missing until the session's end. */
    public SessionFigures figures() {
        return figures;
    }

    /** Whether the instrument's last snapshot is that of the session's end. */
    public boolean hasEnded(int instrument) {
        return last[instrument].trigger == SnapshotTrigger.END;
    }
}
