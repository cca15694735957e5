package io.ringtape.replay;

import io.ringtape.event.Alert;
import io.ringtape.event.AlertCode;
import io.ringtape.event.AlertLevel;
import io.ringtape.event.Event;
import io.ringtape.event.EventDispatcher;
import io.ringtape.event.EventListener;
import io.ringtape.event.EventType;
import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Frame;
import io.ringtape.event.PositionChange;
import io.ringtape.event.SessionFigures;
import io.ringtape.event.Signal;
import io.ringtape.event.SnapshotTrigger;
import io.ringtape.event.TradeClosed;
import io.ringtape.pipeline.TransactionListener;
import java.util.ArrayList;
import java.util.List;

/** Sums up a session from its transactions alone. One thread. */
public final class SessionSummary implements TransactionListener {
    private final EventDispatcher events = new EventDispatcher(new Told());
    private final List<Silence> silences = new ArrayList<>();
    private final FeatureSnapshot[] last;

    private long causes;
    private long signals;
    private long promoted;
    private long blocked;
    private long expired;
    private long criticalAlerts;
    private String firstCritical = "";
    private long winners;
    private long realised;
    private long fees;
    private SessionFigures figures = new SessionFigures();

    /** Sums up a session with that many instruments. */
    public SessionSummary(int instruments) {
        last = new FeatureSnapshot[instruments];
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
    private final class Told implements EventListener {
        @Override
        public void onSignal(Signal signal) {
            switch (signal.status) {
                case GENERATED -> signals++;
                case PROMOTED -> promoted++;
                case BLOCKED -> blocked++;
                case EXPIRED -> expired++;
            }
        }

        @Override
        public void onPositionChange(PositionChange change) {
            realised = change.realisedToday;
            fees += change.fees;
        }

        @Override
        public void onTradeClosed(TradeClosed closed) {
            winners += closed.profit > 0 ? 1 : 0;
        }

        @Override
        public void onFeatureSnapshot(FeatureSnapshot snapshot) {
            last[snapshot.instrument] = Event.copyOf(snapshot);
        }

        @Override
        public void onSessionFigures(SessionFigures told) {
            figures = Event.copyOf(told);
        }

        @Override
        public void onAlert(Alert alert) {
            if (alert.level == AlertLevel.CRITICAL && criticalAlerts++ == 0) {
                firstCritical = alert.code + " at " + NewYorkTime.millis(alert.timeNs);
            }
            if (alert.code == AlertCode.FEED_SILENT) {
                silences.add(new Silence(alert.instrument, alert.value, alert.detail.toString()));
            }
        }
    }

    /** Alerts that are critical. */
    public long criticalAlerts() {
        return criticalAlerts;
    }

    /** Code and New York time of the first critical alert; empty when there is none. */
    public String firstCritical() {
        return firstCritical;
    }

    /** Causes: one for each entry of the tape. */
    public long causes() {
        return causes;
    }

    /** Events of a type that this version does not know: a newer version wrote them. */
    public long unknownEvents() {
        return events.unknown();
    }

    /** Prints. */
    public long trades() {
        return events.count(EventType.TRADE);
    }

    /** Changes of the NBBO. */
    public long quotes() {
        return events.count(EventType.QUOTE);
    }

    /** Signals generated. */
    public long signals() {
        return signals;
    }

    /** Signals that became an order. */
    public long promoted() {
        return promoted;
    }

    /** Signals that a filter or a risk rule blocked. */
    public long blocked() {
        return blocked;
    }

    /** Signals whose order was not filled. */
    public long expired() {
        return expired;
    }

    /** Refusals by a risk rule. */
    public long vetoes() {
        return events.count(EventType.VETO);
    }

    /** Orders sent, entries and exits. */
    public long orders() {
        return events.count(EventType.ORDER_REQUEST);
    }

    /** Fills of ours. */
    public long fills() {
        return events.count(EventType.POSITION_CHANGE);
    }

    /** Alerts. */
    public long alerts() {
        return events.count(EventType.ALERT);
    }

    /** When prints or quotes of an instrument stayed away for too long. */
    public List<Silence> silences() {
        return List.copyOf(silences);
    }

    /** Round trips. */
    public long roundTrips() {
        return events.count(EventType.TRADE_CLOSED);
    }

    /** Round trips with a profit after charges. */
    public long winners() {
        return winners;
    }

    /** Profit after charges, micro-dollars. */
    public long realised() {
        return realised;
    }

    /** Charges, micro-dollars. */
    public long fees() {
        return fees;
    }

    /** The instrument's last snapshot; that of the session's end once it has ended. */
    public FeatureSnapshot lastSnapshot(int instrument) {
        return last[instrument];
    }

    /** What the engine did not take as it came; missing until the session's end. */
    public SessionFigures figures() {
        return figures;
    }

    /** Whether the last snapshot of the instrument is that of the session's end. */
    public boolean hasEnded(int instrument) {
        return last[instrument].trigger == SnapshotTrigger.END;
    }
}
