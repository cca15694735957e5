package io.ringtape.tradier.sim;

import io.ringtape.event.Micros;
import io.ringtape.market.TradingSession;
import io.ringtape.simulation.FaultScript;
import io.ringtape.simulation.PendingFaults;
import io.ringtape.simulation.SimulatedFault;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A brokerage with Tradier's API, without sockets: requests in, answers out. Time is an argument and never goes back. It
 * fills orders from the market that it is told of, keeps its own list of executions, and misbehaves on request. For one
 * thread.
 */
public final class SimulatedBrokerage {
    private static final int OK = 200;

    private final TradingSession session;
    private final BrokerageSettings settings;
    private final Map<BrokerFault, Long> struck = new EnumMap<>(BrokerFault.class);
    private final PendingFaults<BrokerFault> faults = new PendingFaults<>(kind -> struck.merge(kind, 1L, Long::sum));
    private final List<FaultScript.Step<BrokerFault>> script = new ArrayList<>();
    private final BrokerageDesk desk;
    private final BrokerageJson json;
    private final BrokerageApi api;
    private StreamListener listener = StreamListener.NOBODY;
    private long nowNs = Long.MIN_VALUE;
    private long requests;
    private long silentUntilNs = Long.MIN_VALUE;

    /** Creates a brokerage for one date. */
    public SimulatedBrokerage(TradingSession session, BrokerageSettings settings, FaultScript<BrokerFault> script) {
        this.session = session;
        this.settings = settings;
        desk = new BrokerageDesk(session, settings, faults);
        json = new BrokerageJson(settings);
        api = new BrokerageApi(session, settings, desk, json, faults);
        desk.listen(this::publish);
        schedule(script);
    }

    /** Takes what is sent on the account stream. */
    public interface StreamListener {
        /** Takes nothing. */
        StreamListener NOBODY = new StreamListener() {
            @Override
            public void onEvent(String event) {}

            @Override
            public void onTaken() {}
        };

        /** Takes an event as JSON. */
        void onEvent(String event);

        /** Learns that another has taken the session, so that the stream ends. */
        void onTaken();
    }

    /** Sends the account stream to {@code next}. */
    public void listen(StreamListener next) {
        listener = next;
    }

    /** Adds faults that strike at their moments; {@code after} counts requests. */
    public void schedule(FaultScript<BrokerFault> more) {
        script.addAll(more.steps());
    }

    /** Adds a fault that strikes at once, as scripts write it. */
    public void inject(String fault, long atNs) {
        advance(atNs);
        strike(BrokerFault.CATALOGUE.parse(fault));
    }

    /** Answers a request. */
    public HttpReply handle(HttpCall call, long atNs) {
        advance(atNs);
        requests++;
        runScript();
        ApiRequest request = ApiRequest.of(call);
        RequestKind kind = RequestKind.of(request.method(), request.path());
        SimulatedFault<BrokerFault> fault = takeFault(kind);
        boolean takesEffect = fault == null
                || fault.kind() == BrokerFault.SLOW_ANSWER
                || (fault.kind().parameter("accepted") != null
                        && fault.text("accepted").equals("yes"));
        HttpReply reply =
                takesEffect ? api.answer(call, request, kind, nowNs) : HttpReply.json(OK, "{\"order\":{\"id\":1}}");
        desk.agenda().runUntil(nowNs);
        return fault == null ? reply : spoiled(fault, kind, reply);
    }

    /** Learns of a change of the NBBO: prices in micro-dollars, sizes in millionths of a share. */
    public void onQuote(String symbol, long bid, long bidSize, long ask, long askSize, long atNs) {
        advance(atNs);
        desk.onQuote(vendorSymbol(symbol), bid, bidSize, ask, askSize, nowNs);
        desk.agenda().runUntil(nowNs);
    }

    /** Learns of a print that can trigger stops: its price in micro-dollars, its size in millionths of a share. */
    public void onTrade(String symbol, long price, long size, long atNs) {
        advance(atNs);
        desk.onPrint(vendorSymbol(symbol), price, size / Micros.ONE, nowNs);
        desk.agenda().runUntil(nowNs);
    }

    /** Does what is due by {@code atNs}. */
    public void advance(long atNs) {
        nowNs = Math.max(nowNs, atNs);
        runScript();
        desk.agenda().runUntil(nowNs);
    }

    /** Returns when something is due next, or {@link Long#MAX_VALUE}. */
    public long nextDueNs() {
        long next = desk.agenda().nextDueNs();
        for (FaultScript.Step<BrokerFault> step : script) {
            next = Math.min(next, step.atNs());
        }
        return next;
    }

    /** Whether a connection of the account stream may use the session. */
    public boolean admits(String streamSession, long atNs) {
        advance(atNs);
        return api.sessions().admits(streamSession, nowNs);
    }

    /** Returns a heartbeat of the account stream, or null if the stream is silent. */
    public String heartbeat(long atNs) {
        advance(atNs);
        return nowNs < silentUntilNs ? null : BrokerageJson.heartbeat(nowNs);
    }

    /** Returns every execution so far, in order of time: the truth. */
    public List<SimulatedExecution> executions() {
        return List.copyOf(desk.account().executions());
    }

    /** Returns the shares held, below 0 if short. */
    public long position(String symbol) {
        return desk.account().quantity(vendorSymbol(symbol));
    }

    /** Returns the spans in which shares were held for which no stop worked, those that go on up to {@code atNs}. */
    public List<UnprotectedSpan> unprotected(long atNs) {
        advance(atNs);
        return desk.protection().spans(nowNs);
    }

    /** Returns the longest of {@link #unprotected}. */
    public long unprotectedNs(long atNs) {
        return unprotected(atNs).stream()
                .mapToLong(UnprotectedSpan::lengthNs)
                .max()
                .orElse(0);
    }

    /** Returns the tags of all orders, the oldest first; an order without one has an empty tag. */
    public List<String> tags() {
        return desk.orders().stream().map(order -> order.form().tag()).toList();
    }

    /** Returns how many orders are not done. */
    public long workingOrders() {
        return desk.orders().stream().filter(order -> !order.isDone()).count();
    }

    /** Returns the requests so far, refused ones too. */
    public long requests() {
        return requests;
    }

    /** Returns how often a fault has struck. */
    public long faults(BrokerFault kind) {
        return struck.getOrDefault(kind, 0L);
    }

    TradingSession session() {
        return session;
    }

    /** Names the address of the account stream in answers. */
    void setStreamUrl(String url) {
        api.setStreamUrl(url);
    }

    BrokerageSettings settings() {
        return settings;
    }

    private static String vendorSymbol(String symbol) {
        return symbol.replace('.', '/');
    }

    private void publish(BrokerageOrder order) {
        if (nowNs >= silentUntilNs && listener != StreamListener.NOBODY) {
            listener.onEvent(json.event(order, order.progress.status.word()));
            if (order.progress.status == ApiStatus.OPEN && !order.progress.accepted) {
                order.progress.accepted = true;
                listener.onEvent(json.event(order, ApiStatus.PENDING.word()));
            }
        }
    }

    private void runScript() {
        List<FaultScript.Step<BrokerFault>> due =
                script.stream().filter(step -> step.isDue(nowNs, requests)).toList();
        script.removeAll(due);
        due.forEach(step -> strike(step.fault()));
    }

    private void strike(SimulatedFault<BrokerFault> fault) {
        switch (fault.kind()) {
            case FOREIGN_ORDER -> placeForeign(fault);
            case FOREIGN_POSITION -> changeForeign(fault);
            case SESSION_TAKEN -> {
                api.sessions().take();
                listener.onTaken();
            }
            case STREAM_SILENT -> silentUntilNs = nowNs + fault.durationNs("for");
            case CALM -> {
                faults.clear();
                silentUntilNs = Long.MIN_VALUE;
            }
            default -> {
                faults.add(fault);
                return;
            }
        }
        struck.merge(fault.kind(), 1L, Long::sum);
    }

    private void placeForeign(SimulatedFault<BrokerFault> fault) {
        ApiSide side = ApiSide.valueOf(fault.text("side").toUpperCase(Locale.ROOT));
        OrderForm.Terms terms = new OrderForm.Terms(
                ApiType.LIMIT, ApiDuration.DAY, Micros.ofDouble(fault.number("price")), OrderForm.NO_PRICE);
        desk.place(
                new OrderForm(
                        "equity",
                        fault.text("tag"),
                        false,
                        List.of(new OrderForm.FormLeg(symbol(fault), side, fault.count("quantity"), terms))),
                nowNs);
        desk.agenda().runUntil(nowNs);
    }

    private void changeForeign(SimulatedFault<BrokerFault> fault) {
        String symbol = symbol(fault);
        long price = desk.quoted(symbol).mark();
        desk.account().change(symbol, (long) fault.number("quantity"), price, nowNs);
        desk.look(symbol, nowNs);
    }

    private static String symbol(SimulatedFault<BrokerFault> fault) {
        return fault.text("symbol").isEmpty() ? "SPY" : vendorSymbol(fault.text("symbol"));
    }

    private SimulatedFault<BrokerFault> takeFault(RequestKind kind) {
        for (BrokerFault each : BrokerFault.values()) {
            if (each.target() == BrokerFault.Target.REQUEST) {
                SimulatedFault<BrokerFault> fault = faults.take(each, pending -> {
                    String wanted = pending.text("request");
                    return wanted.equals("any") || wanted.equals(kind.word());
                });
                if (fault != null) {
                    return fault;
                }
            }
        }
        return null;
    }

    private HttpReply spoiled(SimulatedFault<BrokerFault> fault, RequestKind kind, HttpReply reply) {
        return switch (fault.kind()) {
            case NO_ANSWER -> reply.with(HttpReply.Delivery.NO_ANSWER);
            case RESET -> reply.with(HttpReply.Delivery.RESET);
            case CLOSE_CONNECTION -> reply.with(HttpReply.Delivery.CLOSE);
            case STALLED_BODY -> reply.with(HttpReply.Delivery.HALF_BODY_THEN_STALL);
            case SLOW_ANSWER -> reply.delayed(fault.durationNs("by"));
            case HTML ->
                HttpReply.of(
                        OK,
                        "text/html; charset=utf-8",
                        "<!DOCTYPE html>\n<html><head><title>Tradier API</title></head><body>Documentation</body></html>");
            case EMPTY_BODY -> HttpReply.json(OK, "");
            case GATEWAY_FAULT ->
                HttpReply.json(fault.count("status"), BrokerageJson.fault(fault.text("text"), fault.text("code")));
            case TOO_MANY -> api.tooMany(kind, true, nowNs);
            default -> HttpReply.plain(fault.count("status"), fault.text("text"));
        };
    }
}
