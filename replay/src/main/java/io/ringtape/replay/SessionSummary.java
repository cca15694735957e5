package io.ringtape.replay;

import io.ringtape.event.Alert;
import io.ringtape.event.AlertCode;
import io.ringtape.event.AlertLevel;
import io.ringtape.event.EventType;
import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import io.ringtape.event.PositionChange;
import io.ringtape.event.SessionFigures;
import io.ringtape.event.Signal;
import io.ringtape.event.SnapshotTrigger;
import io.ringtape.event.TradeClosed;
import io.ringtape.pipeline.TransactionListener;
import java.util.ArrayList;
import java.util.List;

/** Counts what a session came to, from its transactions alone. One thread. */
public final class SessionSummary implements TransactionListener {
    private final FrameReader reader = new FrameReader();
    private final Signal signal = new Signal();
    private final PositionChange change = new PositionChange();
    private final TradeClosed closed = new TradeClosed();
    private final SessionFigures figures = new SessionFigures();
    private final Alert alert = new Alert();
    private final List<Silence> silences = new ArrayList<>();
    private final FeatureSnapshot[] last;

    private long causes;
    private long trades;
    private long quotes;
    private long signals;
    private long promoted;
    private long blocked;
    private long expired;
    private long vetoes;
    private long orders;
    private long fills;
    private long alerts;
    private long criticalAlerts;
    private String firstCritical = "";
    private long roundTrips;
    private long winners;
    private long realised;
    private long fees;

    /** A summary of a session with that many instruments. */
    public SessionSummary(int instruments) {
        last = new FeatureSnapshot[instruments];
        for (int i = 0; i < instruments; i++) {
            last[i] = new FeatureSnapshot();
        }
    }

    @Override
    public void onTransaction(Frame frame) {
        reader.wrap(frame);
        causes++;
        if (!reader.next()) {
            return;
        }
        switch (reader.type()) {
            case TRADE -> trades++;
            case QUOTE -> quotes++;
            default -> {}
        }
        while (reader.next()) {
            onEffect(reader.type());
        }
    }

    private void onEffect(EventType type) {
        switch (type) {
            case SIGNAL -> onSignal();
            case VETO -> vetoes++;
            case ORDER_REQUEST -> orders++;
            case POSITION_CHANGE -> {
                reader.read(change);
                fills++;
                realised = change.realisedToday;
                fees += change.fees;
            }
            case TRADE_CLOSED -> {
                reader.read(closed);
                roundTrips++;
                winners += closed.profit > 0 ? 1 : 0;
            }
            case FEATURE_SNAPSHOT -> reader.read(last[reader.instrument()]);
            case ALERT -> onAlert();
            case SESSION_FIGURES -> reader.read(figures);
            default -> {}
        }
    }

    private void onSignal() {
        reader.read(signal);
        switch (signal.status) {
            case GENERATED -> signals++;
            case PROMOTED -> promoted++;
            case BLOCKED -> blocked++;
            case EXPIRED -> expired++;
        }
    }

    private void onAlert() {
        reader.read(alert);
        alerts++;
        if (alert.level == AlertLevel.CRITICAL && criticalAlerts++ == 0) {
            firstCritical = alert.code + " at " + NewYorkTime.millis(alert.timeNs);
        }
        if (alert.code == AlertCode.FEED_SILENT) {
            silences.add(new Silence(alert.instrument, alert.value, alert.detail.toString()));
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

    /** Causes, which is entries of the tape. */
    public long causes() {
        return causes;
    }

    /** Prints. */
    public long trades() {
        return trades;
    }

    /** Changes of the NBBO. */
    public long quotes() {
        return quotes;
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
        return vetoes;
    }

    /** Orders sent, entries and exits. */
    public long orders() {
        return orders;
    }

    /** Fills of ours. */
    public long fills() {
        return fills;
    }

    /** Alerts. */
    public long alerts() {
        return alerts;
    }

    /** When prints or quotes of an instrument stayed away for too long. */
    public List<Silence> silences() {
        return List.copyOf(silences);
    }

    /** Round trips. */
    public long roundTrips() {
        return roundTrips;
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
