package io.ringtape.tradier;

import static io.ringtape.event.Nanos.MILLI_NS;
import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.event.Alert;
import io.ringtape.event.CancelRequest;
import io.ringtape.event.Effects;
import io.ringtape.event.Event;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.ExitReason;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import io.ringtape.event.Micros;
import io.ringtape.event.OrderKind;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.PositionReport;
import io.ringtape.event.Side;
import io.ringtape.event.TradeClosed;
import io.ringtape.order.EntryPlan;
import io.ringtape.order.TradeDesk;
import io.ringtape.risk.RiskSettings.BrokerWaits;
import java.util.ArrayList;
import java.util.List;

/** The engine's desk of one instrument with the gateway between it and a scripted broker, in a time of its own. */
final class DeskAtBroker implements TradeDesk.RoundTripListener {
    private static final long STEP_NS = 10 * MILLI_NS;

    final ScriptedBroker broker = new ScriptedBroker().begun();
    final List<String> alerts = new ArrayList<>();
    final List<OrderRequest> requests = new ArrayList<>();
    private final Effects effects = new Effects();
    private final TradeDesk desk =
            new TradeDesk(1, effects, this, 0, new BrokerWaits(2 * SECOND_NS, 5 * SECOND_NS, 8 * SECOND_NS));
    private int delivered;

    /** Enters 100 shares. */
    void enter() {
        EntryPlan plan = new EntryPlan();
        plan.signalId = 7;
        plan.side = Side.BUY;
        plan.quantity = 100 * Micros.ONE;
        plan.entry = 50 * Micros.ONE;
        plan.limit = 50_100_000;
        plan.stop = 49_600_000;
        plan.target = 51 * Micros.ONE;
        plan.progressPrice = 50_300_000;
        plan.timeStopNs = 3_600 * SECOND_NS;
        plan.hardStopNs = 3_600 * SECOND_NS;
        plan.expiryNs = 60 * SECOND_NS;
        plan.tickSize = 10_000;
        act(() -> desk.enter(0, plan));
    }

    /** Gives the operator's FLATTEN or KILL. */
    void exit(ExitReason reason) {
        act(() -> desk.exit(0, reason));
    }

    /** Ends the session. Returns whether the engine has nothing open, so that NOT_FLAT is not raised. */
    boolean endsFlat() {
        act(() -> desk.endSession(0));
        return !desk.isBusy(0) && desk.position(0) == 0;
    }

    /** Lets time pass; reports reach the desk, and its requests the broker. */
    void pass(long ns) {
        for (long end = broker.nowNs + ns; broker.nowNs < end; ) {
            broker.pass(STEP_NS);
            while (delivered < broker.events.size()) {
                Event event = broker.events.get(delivered++);
                if (event instanceof ExecutionReport report) {
                    act(() -> desk.onReport(report));
                } else if (event instanceof PositionReport report) {
                    act(() -> desk.onPosition(report));
                }
            }
            act(() -> desk.onTime(0, broker.nowNs));
        }
    }

    private void act(Runnable cause) {
        Frame frame = new Frame();
        effects.begin(frame, broker.nowNs);
        effects.now(broker.nowNs);
        cause.run();
        FrameReader reader = new FrameReader().wrap(frame);
        while (reader.next()) {
            Event event = reader.type().create();
            reader.read(event);
            if (event instanceof OrderRequest request) {
                requests.add(request);
                broker.gateway.submit(Event.copyOf(request), broker.nowNs);
            } else if (event instanceof CancelRequest request) {
                broker.gateway.cancel(request, broker.nowNs);
            } else if (event instanceof Alert alert) {
                alerts.add(alert.code.name());
            }
        }
    }

    /** Returns the tag of the latest request of a kind. */
    String tag(OrderKind kind) {
        return requests.stream()
                .filter(request -> request.kind == kind)
                .reduce((first, second) -> second)
                .map(request -> "rt-2026-11-30live-" + request.orderId)
                .orElseThrow();
    }

    /** Returns the closing orders that reached the broker. */
    List<String> exitsSent() {
        return broker.calls("POST").stream()
                .filter(call -> call.contains("class=equity"))
                .toList();
    }

    @Override
    public void onEntered(int instrument) {}

    @Override
    public void onEntryExpired(int instrument, long signalId) {}

    @Override
    public void onClosed(int instrument, TradeClosed trade) {}

    @Override
    public void onReopened(int instrument) {}

    @Override
    public void onDoubt() {}
}
