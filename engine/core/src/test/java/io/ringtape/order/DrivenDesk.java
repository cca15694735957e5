package io.ringtape.order;

import static io.ringtape.event.Nanos.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Alert;
import io.ringtape.event.AlertLevel;
import io.ringtape.event.CancelRequest;
import io.ringtape.event.Effects;
import io.ringtape.event.Event;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.ExitReason;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.OrderKind;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.OrderStatus;
import io.ringtape.event.PositionChange;
import io.ringtape.event.PositionReport;
import io.ringtape.event.ReplaceRequest;
import io.ringtape.event.Side;
import io.ringtape.event.StateHasher;
import io.ringtape.event.TradeClosed;
import io.ringtape.event.TradeStage;
import io.ringtape.event.TradeTransition;
import io.ringtape.risk.TestLimits;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A desk of one instrument, driven one cause at a time; the changes of stage that it writes form one chain. Entry at
 * 500 with a guard of a cent, stop at 499, target at 501.50 (mirrored when it sells), 100 shares; when it is scaled, 40
 * of them have their target at 501.
 */
final class DrivenDesk implements TradeDesk.RoundTripListener {
    static final long START_NS = 1_000 * SECOND_NS;
    static final long EXPIRY_NS = 5 * SECOND_NS;
    static final long TIME_STOP_NS = 60 * SECOND_NS;
    static final long HARD_STOP_NS = 600 * SECOND_NS;
    static final long FIRST_RETRY_NS = 2 * SECOND_NS;
    static final long LONGEST_RETRY_NS = 8 * SECOND_NS;
    static final long SILENCE_NS = 5 * SECOND_NS;
    static final long ID_BASE = 20_261_120L * 10_000_000_000L;
    static final long QUANTITY = 100 * Micros.ONE;
    static final long ENTRY = 500 * Micros.ONE;

    static final long PART_SHARES = 40;
    static final double PART_SHARE = 0.4;

    final Side side;
    final boolean scaled;
    final List<Event> said = new ArrayList<>();
    final List<String> heard = new ArrayList<>();
    final Set<String> moves = new LinkedHashSet<>();
    long nowNs = START_NS;
    long firstId;
    long orderId;
    long partId;
    long exitId;
    private Side exitSide;
    private boolean ofPart;

    private final Effects effects = new Effects();
    private final TradeDesk desk;

    /** Creates a desk whose round trips have one bracket. */
    DrivenDesk(Side side) {
        this(side, false);
    }

    /** Creates a desk whose round trips have two brackets if {@code scaled}. */
    DrivenDesk(Side side, boolean scaled) {
        this.side = side;
        this.scaled = scaled;
        exitSide = side == Side.BUY ? Side.SELL : Side.BUY;
        TestLimits risk = new TestLimits();
        risk.exitRetryNs = FIRST_RETRY_NS;
        risk.maxRetryNs = LONGEST_RETRY_NS;
        risk.brokerSilenceNs = SILENCE_NS;
        desk = new TradeDesk(1, effects, this, ID_BASE, risk.settings().broker().waits());
    }

    int direction() {
        return side == Side.BUY ? 1 : -1;
    }

    static EntryPlan plan(Side side) {
        int direction = side == Side.BUY ? 1 : -1;
        EntryPlan plan = new EntryPlan();
        plan.signalId = 7;
        plan.side = side;
        plan.quantity = QUANTITY;
        plan.entry = ENTRY;
        plan.limit = ENTRY + direction * 10_000L;
        plan.stop = ENTRY - direction * Micros.ONE;
        plan.target = ENTRY + direction * 1_500_000L;
        plan.progressPrice = ENTRY + direction * 250_000L;
        plan.timeStopNs = TIME_STOP_NS;
        plan.tickSize = 10_000;
        plan.expiryNs = EXPIRY_NS;
        plan.hardStopNs = HARD_STOP_NS;
        return plan;
    }

    /** Runs one cause and keeps its effects alone. Asserts that it tells of doubt exactly when an alert is critical. */
    void act(Runnable cause) {
        Frame frame = new Frame();
        said.clear();
        long doubts = doubts();
        TradeStage reached = stage();
        nowNs++;
        effects.begin(frame, nowNs);
        effects.now(nowNs);
        cause.run();
        FrameReader reader = new FrameReader().wrap(frame);
        while (reader.next()) {
            Event event = reader.type().create();
            reader.read(event);
            said.add(event);
            if (event instanceof TradeTransition move) {
                assertThat(move.from).isEqualTo(reached);
                reached = move.to;
                moves.add(text(move));
            }
            if (event instanceof OrderRequest request) {
                if (request.kind == OrderKind.BRACKET && request.target != plan(request.side).target) {
                    partId = request.orderId;
                } else if (request.kind == OrderKind.BRACKET) {
                    orderId = request.orderId;
                    firstId = firstId == 0 ? orderId : firstId;
                } else {
                    exitId = request.orderId;
                    exitSide = request.side;
                }
            }
        }
        assertThat(reached).as("the stage that the tape tells").isEqualTo(stage());
        assertThat(doubts() > doubts).as("doubt").isEqualTo(isCritical());
    }

    private long doubts() {
        return heard.stream().filter("doubt"::equals).count();
    }

    void enter() {
        EntryPlan plan = plan(side);
        plan.breakEven = true;
        plan.splitOff(scaled ? PART_SHARE : 0, 1);
        act(() -> desk.enter(0, plan));
    }

    void exit(ExitReason reason) {
        act(() -> desk.exit(0, reason));
    }

    void price(long price) {
        act(() -> desk.onPrice(0, price));
    }

    /** Sends a beat {@code afterStartNs} after the start. */
    void beat(long afterStartNs) {
        nowNs = Math.max(nowNs, START_NS + afterStartNs - 1);
        act(() -> desk.onTime(0, nowNs));
    }

    void report(ExecutionReport report) {
        act(() -> desk.onReport(report));
    }

    /** Reports a leg's status, with the shares of this fill and of all fills so far. */
    void report(OrderLeg leg, OrderStatus status, long shares, long soFar) {
        report(executionReport(leg, status, shares, soFar));
    }

    /** Reports the broker's position, shares, negative when short. */
    void position(long shares) {
        PositionReport report = new PositionReport();
        report.instrument = 0;
        report.quantity = shares * Micros.ONE;
        act(() -> desk.onPosition(report));
    }

    void endSession() {
        act(() -> desk.endSession(0));
    }

    /** Makes the next report concern the part that takes its profit early. */
    DrivenDesk ofPart() {
        ofPart = true;
        return this;
    }

    ExecutionReport executionReport(OrderLeg leg, OrderStatus status, long shares, long soFar) {
        ExecutionReport report = new ExecutionReport();
        report.instrument = 0;
        report.orderId = leg == OrderLeg.EXIT ? exitId : ofPart ? partId : orderId;
        report.status = status;
        report.leg = leg;
        report.side = sideOf(leg);
        report.fillPrice = shares == 0 ? Missing.LONG : priceOf(leg);
        report.fillQuantity = shares * Micros.ONE;
        report.filledQuantity = soFar * Micros.ONE;
        report.fees = shares * 1_000;
        ofPart = false;
        return report;
    }

    Side sideOf(OrderLeg leg) {
        if (leg == OrderLeg.EXIT) {
            return exitSide;
        }
        return (leg == OrderLeg.ENTRY) == (side == Side.BUY) ? Side.BUY : Side.SELL;
    }

    /** Returns the price at which a leg fills: 500 for entry and exit. */
    private long priceOf(OrderLeg leg) {
        return switch (leg) {
            case ENTRY, EXIT -> ENTRY;
            case TARGET -> ofPart ? ENTRY + direction() * Micros.ONE : plan(side).target;
            case STOP -> plan(side).stop;
        };
    }

    void filled(OrderLeg leg, long shares) {
        report(leg, OrderStatus.FILLED, shares, shares);
    }

    /** Fills a leg completely at {@code price}. */
    void fillAt(OrderLeg leg, long shares, long price) {
        ExecutionReport report = executionReport(leg, OrderStatus.FILLED, shares, shares);
        report.fillPrice = price;
        report(report);
    }

    void part(OrderLeg leg, long shares, long soFar) {
        report(leg, OrderStatus.PARTIALLY_FILLED, shares, soFar);
    }

    void cancelled(OrderLeg leg, long soFar) {
        report(leg, OrderStatus.CANCELLED, 0, soFar);
    }

    void open() {
        enter();
        filled(OrderLeg.ENTRY, 100);
    }

    void cancelling() {
        open();
        exit(ExitReason.INVALIDATION);
    }

    void exiting() {
        cancelling();
        cancelled(OrderLeg.TARGET, 0);
        cancelled(OrderLeg.STOP, 0);
    }

    void unclosed() {
        exiting();
        report(OrderLeg.EXIT, OrderStatus.REJECTED, 0, 0);
    }

    TradeStage stage() {
        return desk.stage(0);
    }

    boolean isBusy() {
        return desk.isBusy(0);
    }

    boolean mayEnter() {
        return desk.mayEnter(0);
    }

    /** Returns the shares held in the trade's direction, micro-shares. */
    long held() {
        return desk.position(0) * direction();
    }

    long realisedToday() {
        return desk.realisedToday();
    }

    long digest() {
        StateHasher hasher = new StateHasher().reset();
        desk.hash(hasher);
        return hasher.value();
    }

    TradeDesk desk() {
        return desk;
    }

    /** Returns the effects of the last cause except changes of stage, each as a short text without the side. */
    List<String> texts() {
        return said.stream()
                .filter(event -> !(event instanceof TradeTransition))
                .map(this::text)
                .toList();
    }

    /** Returns the first effect of the last cause with {@code type}. */
    <E extends Event> E first(Class<E> type) {
        return said.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    /** Returns the last effect of the last cause with {@code type}. */
    <E extends Event> E last(Class<E> type) {
        return said.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .reduce((one, other) -> other)
                .orElseThrow();
    }

    PositionChange change() {
        return first(PositionChange.class);
    }

    TradeClosed closed() {
        return last(TradeClosed.class);
    }

    TradeTransition transition() {
        return last(TradeTransition.class);
    }

    /** Returns the changes of stage on the last cause. */
    List<String> transitions() {
        return said.stream()
                .filter(event -> event instanceof TradeTransition)
                .map(event -> text((TradeTransition) event))
                .toList();
    }

    /** Returns a change of stage as {@code FROM>TO REASON}. */
    static String text(TradeTransition move) {
        return move.from + ">" + move.to + " " + move.reason;
    }

    private String text(Event event) {
        if (event instanceof OrderRequest request) {
            return request.kind + " " + way(request.side) + " " + shares(request.quantity)
                    + (request.kind == OrderKind.EXIT ? " " + request.reason : "");
        }
        if (event instanceof CancelRequest cancel) {
            return "cancel " + which(cancel.orderId) + " " + cancel.reason + (cancel.entryOnly ? " entryOnly" : "");
        }
        if (event instanceof ReplaceRequest replace) {
            return "replace " + which(replace.orderId) + " " + replace.leg + " " + replace.price + " " + replace.reason;
        }
        if (event instanceof PositionChange change) {
            return change.leg + " " + shares(change.quantity) + " held " + shares(change.position * direction());
        }
        if (event instanceof TradeClosed closed) {
            return "closed " + shares(closed.quantity) + " " + closed.reason + " " + closed.profit;
        }
        Alert alert = (Alert) event;
        return alert.level + " " + alert.code + " " + alert.detail;
    }

    private String which(long id) {
        return id == orderId ? "bracket" : id == partId ? "part" : id == exitId ? "exit" : "?";
    }

    private String way(Side itsSide) {
        return itsSide == side ? "in" : "out";
    }

    private static long shares(long micros) {
        return micros / Micros.ONE;
    }

    boolean isCritical() {
        return said.stream().anyMatch(event -> event instanceof Alert alert && alert.level == AlertLevel.CRITICAL);
    }

    @Override
    public void onEntered(int instrument) {
        heard.add("entered");
    }

    @Override
    public void onEntryExpired(int instrument, long signalId) {
        heard.add("expired " + signalId);
    }

    @Override
    public void onClosed(int instrument, TradeClosed trade) {
        assertThat(trade.signalId).isEqualTo(plan(side).signalId);
        heard.add("closed");
    }

    @Override
    public void onReopened(int instrument) {
        heard.add("reopened");
    }

    @Override
    public void onDoubt() {
        heard.add("doubt");
    }
}
