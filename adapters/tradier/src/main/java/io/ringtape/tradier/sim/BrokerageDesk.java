package io.ringtape.tradier.sim;

import io.ringtape.market.TradingSession;
import io.ringtape.simulation.PendingFaults;
import io.ringtape.simulation.SimulatedFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The life of orders: accepted, working, filled, cancelled, expired, and what the legs of a composite order do to each
 * other. For one thread.
 */
final class BrokerageDesk {
    /** An id that does not fit into 31 bits soon after. */
    private static final long FIRST_ID = 2_147_483_600L;

    private final BrokerageSettings settings;
    private final PendingFaults<BrokerFault> faults;
    private final Agenda agenda = new Agenda();
    private final BrokerageAccount account;
    private final ProtectionLog protection = new ProtectionLog();
    private final OrderMatching matching;
    private final Map<Long, BrokerageOrder> byId = new TreeMap<>();
    private final List<BrokerageOrder> tops = new ArrayList<>();
    private final List<BrokerageOrder> active = new ArrayList<>();
    private Consumer<BrokerageOrder> onChange = order -> {};
    private long nextId = FIRST_ID;

    BrokerageDesk(TradingSession session, BrokerageSettings settings, PendingFaults<BrokerFault> faults) {
        this.settings = settings;
        this.faults = faults;
        account = new BrokerageAccount(settings.funds());
        matching = new OrderMatching(session, settings.execution().printShare(), this::fill);
        for (ApiDuration duration : List.of(ApiDuration.PRE, ApiDuration.DAY, ApiDuration.POST)) {
            agenda.add(duration.endNs(session), timeNs -> expire(duration, timeNs));
        }
    }

    Agenda agenda() {
        return agenda;
    }

    BrokerageAccount account() {
        return account;
    }

    ProtectionLog protection() {
        return protection;
    }

    Map<String, QuotedSymbol> market() {
        return matching.market();
    }

    QuotedSymbol quoted(String symbol) {
        return matching.quoted(symbol);
    }

    /** Calls {@code listener} after each change of a leg or a single order. */
    void listen(Consumer<BrokerageOrder> listener) {
        onChange = listener;
    }

    /** Returns the orders that clients know by id, the oldest first. */
    List<BrokerageOrder> orders() {
        return tops;
    }

    /** Returns the order or leg, or null. */
    BrokerageOrder find(long id) {
        return byId.get(id);
    }

    void onQuote(String symbol, long bid, long bidSize, long ask, long askSize, long nowNs) {
        quoted(symbol).quote(bid, bidSize, ask, askSize);
        matching.onQuote(working(symbol), nowNs);
    }

    void onPrint(String symbol, long price, long shares, long nowNs) {
        quoted(symbol).print(price);
        matching.onPrint(working(symbol), price, shares, nowNs);
    }

    private List<BrokerageOrder> working(String symbol) {
        active.removeIf(BrokerageOrder::isDone);
        List<BrokerageOrder> found = new ArrayList<>();
        for (BrokerageOrder top : active) {
            for (BrokerageOrder part : top.parts()) {
                if (part.symbol().equals(symbol) && part.progress.status.isWorking()) {
                    found.add(part);
                }
            }
        }
        return found;
    }

    /** Places an order, which works once it is accepted. */
    BrokerageOrder place(OrderForm form, long nowNs) {
        BrokerageOrder order = new BrokerageOrder(nextId++, form, nowNs);
        byId.put(order.id(), order);
        tops.add(order);
        active.add(order);
        for (int i = 0; form.isComposite() && i < form.legs().size(); i++) {
            BrokerageOrder leg = order.addLeg(nextId++, i, nowNs);
            byId.put(leg.id(), leg);
        }
        attachFaults(order);
        SimulatedFault<BrokerFault> rejection = order.faults().get(BrokerFault.OK_THEN_REJECTED);
        if (rejection != null) {
            agenda.add(
                    nowNs + rejection.durationNs("after"), timeNs -> reject(order, rejection.text("reason"), timeNs));
        }
        agenda.add(nowNs + settings.execution().acceptNs(), timeNs -> accept(order, timeNs));
        return order;
    }

    private void attachFaults(BrokerageOrder order) {
        for (BrokerFault kind : BrokerFault.values()) {
            if (kind.target() != BrokerFault.Target.ORDER) {
                continue;
            }
            SimulatedFault<BrokerFault> fault = faults.take(kind, each -> concerns(each, order));
            if (fault != null) {
                order.faults().put(kind, fault);
            }
        }
    }

    private static boolean concerns(SimulatedFault<BrokerFault> fault, BrokerageOrder order) {
        BrokerFault kind = fault.kind();
        String wantedClass = kind.parameter("class") == null ? "any" : fault.text("class");
        boolean classFits =
                wantedClass.equals("any") || wantedClass.equals(order.form().orderClass());
        boolean legFits = kind.parameter("leg") == null
                || order.parts().stream().anyMatch(part -> part.legWord().equals(fault.text("leg")));
        boolean pairFits = kind != BrokerFault.SECOND_EXECUTION || order.exits().size() == 2;
        boolean stopFits = kind != BrokerFault.STOP_DENIED
                || order.exits().stream().anyMatch(exit -> exit.legWord().equals("stop"));
        boolean legsFit = kind != BrokerFault.LATE_LEGS || order.role() == BrokerageOrder.Role.WHOLE;
        return classFits && legFits && pairFits && stopFits && legsFit;
    }

    private void accept(BrokerageOrder order, long nowNs) {
        if (order.faults().containsKey(BrokerFault.OK_THEN_REJECTED)) {
            return;
        }
        for (BrokerageOrder part : order.parts()) {
            if (part.role() != BrokerageOrder.Role.EXIT || order.entry() == null) {
                goLive(part, nowNs);
            }
        }
    }

    private void goLive(BrokerageOrder order, long nowNs) {
        if (order.progress.status != ApiStatus.PENDING) {
            return;
        }
        SimulatedFault<BrokerFault> denial = order.top().faults().get(BrokerFault.STOP_DENIED);
        if (denial != null && order.legWord().equals("stop")) {
            end(order, ApiStatus.REJECTED, denial.text("reason"), nowNs);
            return;
        }
        order.progress.status = ApiStatus.OPEN;
        changed(order, nowNs);
        SimulatedFault<BrokerFault> parts = order.top().faults().get(BrokerFault.PART_FILLS);
        if (parts != null && parts.text("leg").equals(order.legWord())) {
            order.progress.isScripted = true;
            fillPart(order, parts, 1, nowNs + parts.durationNs("every"));
        }
        matching.onLive(order, nowNs);
    }

    private void fillPart(BrokerageOrder order, SimulatedFault<BrokerFault> fault, int part, long dueNs) {
        agenda.add(dueNs, timeNs -> {
            if (order.progress.isCancelling || order.isDone()) {
                return;
            }
            fillUpTo(order, fault.count("shares"), timeNs);
            if (fault.count("parts") == part) {
                order.progress.isScripted = false;
            } else {
                fillPart(order, fault, part + 1, timeNs + fault.durationNs("every"));
            }
        });
    }

    private void fillUpTo(BrokerageOrder order, long shares, long nowNs) {
        long filled = Math.min(shares, order.available());
        if (filled > 0) {
            fill(order, filled, priceOf(order), nowNs);
        }
    }

    /** Returns the price of a fill that the market did not decide. */
    private long priceOf(BrokerageOrder order) {
        OrderForm.Terms terms = order.progress.terms;
        if (terms.type().hasPrice()) {
            return terms.price();
        }
        long opposite = quoted(order.symbol()).opposite(order.side());
        long other = opposite > 0 ? opposite : quoted(order.symbol()).mark();
        return terms.type().hasStop() ? terms.stop() : other;
    }

    private void fill(BrokerageOrder order, long shares, long price, long nowNs) {
        order.progress.matched += shares;
        long fillNs = settings.execution().fillNs();
        if (fillNs == 0) {
            book(order, shares, price, nowNs);
        } else {
            agenda.add(nowNs + fillNs, timeNs -> book(order, shares, price, timeNs));
        }
    }

    private void book(BrokerageOrder order, long shares, long price, long nowNs) {
        BrokerageOrder.Progress progress = order.progress;
        progress.matched -= shares;
        progress.filled += shares;
        progress.notional += shares * price;
        progress.lastPrice = price;
        progress.lastQuantity = shares;
        progress.lastFillNs = nowNs;
        if (!progress.status.isFinal()) {
            boolean isWhole = progress.filled >= progress.quantity;
            progress.status = isWhole ? ApiStatus.FILLED : ApiStatus.PARTIALLY_FILLED;
        }
        account.add(new SimulatedExecution(
                new SimulatedExecution.OrderIds(order.top().id(), order.id()),
                order.form().tag(),
                order.symbol(),
                new SimulatedExecution.Fill(order.side().word(), shares, price),
                nowNs));
        changed(order, nowNs);
        if (order.role() == BrokerageOrder.Role.ENTRY) {
            releaseExits(order, nowNs);
        } else if (order.role() == BrokerageOrder.Role.EXIT) {
            endSibling(order, nowNs);
        }
        if (progress.isCancelling && progress.matched == 0) {
            finishCancel(order, nowNs);
        }
    }

    private void releaseExits(BrokerageOrder entry, long nowNs) {
        boolean first = settings.brackets().childrenLive() == BrokerageSettings.ChildrenLive.FIRST_FILL;
        if (first || entry.progress.status == ApiStatus.FILLED) {
            for (BrokerageOrder exit : entry.exits()) {
                if (exit.progress.status == ApiStatus.PENDING) {
                    goLive(exit, nowNs);
                } else {
                    matching.onLive(exit, nowNs);
                }
            }
            look(entry.symbol(), nowNs);
        }
    }

    private void endSibling(BrokerageOrder exit, long nowNs) {
        BrokerageOrder sibling = exit.sibling();
        BrokerageOrder entry = exit.entry();
        boolean isExhausted = exit.available() == 0
                && exit.progress.matched == 0
                && (entry == null || entry.isDone())
                && pairFilled(exit) >= (entry == null ? exit.progress.quantity : entry.progress.filled);
        if (isExhausted && !exit.isDone()) {
            end(exit, ApiStatus.CANCELED, "", nowNs);
        }
        if (sibling == null) {
            return;
        }
        boolean any = settings.brackets().siblingEnds() == BrokerageSettings.SiblingEnds.ANY_FILL;
        if (!sibling.isDone() && (any || isExhausted)) {
            end(sibling, ApiStatus.CANCELED, "", nowNs);
        }
        SimulatedFault<BrokerFault> second = exit.top().faults().get(BrokerFault.SECOND_EXECUTION);
        if (second != null && exit.progress.status == ApiStatus.FILLED) {
            agenda.add(nowNs + second.durationNs("after"), timeNs -> fillAsWell(sibling, timeNs));
        }
    }

    private static long pairFilled(BrokerageOrder exit) {
        return exit.exits().stream().mapToLong(each -> each.progress.filled).sum();
    }

    /** Fills the other exit although the pair is done, with what it would have been for. */
    private void fillAsWell(BrokerageOrder sibling, long nowNs) {
        BrokerageOrder entry = sibling.entry();
        long whole = entry == null ? sibling.progress.quantity : entry.progress.filled;
        long rest = Math.min(whole, sibling.progress.quantity) - sibling.progress.filled;
        if (rest > 0) {
            sibling.progress.status = ApiStatus.PARTIALLY_FILLED;
            fill(sibling, rest, priceOf(sibling), nowNs);
        }
    }

    /** Asks for the end of an order, or of all legs that the settings say. Returns what refuses it, or null. */
    String cancel(BrokerageOrder order, long nowNs) {
        if (order.isDone()) {
            return "order already in finalized state: " + order.status().word();
        }
        BrokerageOrder entry = order.role() == BrokerageOrder.Role.WHOLE ? order.entry() : null;
        boolean entryOnly = entry != null
                && !entry.isDone()
                && settings.brackets().parentCancel() == BrokerageSettings.ParentCancel.ENTRY_ONLY;
        List<BrokerageOrder> ended = entryOnly ? List.of(entry) : order.parts();
        for (BrokerageOrder part : ended) {
            if (!part.isDone() && !part.progress.isCancelling) {
                part.progress.isCancelling = true;
                agenda.add(nowNs + settings.execution().cancelNs(), timeNs -> finishCancel(part, timeNs));
            }
        }
        return null;
    }

    private void finishCancel(BrokerageOrder order, long nowNs) {
        if (order.isDone() || order.progress.matched > 0) {
            return;
        }
        end(order, ApiStatus.CANCELED, "", nowNs);
        SimulatedFault<BrokerFault> late = order.top().faults().get(BrokerFault.FILL_AFTER_CANCEL);
        if (late != null && late.text("leg").equals(order.legWord())) {
            agenda.add(nowNs + late.durationNs("after"), timeNs -> fillUpTo(order, late.count("shares"), timeNs));
        }
    }

    /** Changes the terms of an order once that is accepted. Returns what refuses it, or null. */
    String change(BrokerageOrder order, OrderForm.Terms terms, long nowNs) {
        if (order.isDone()) {
            return "order already in finalized state: " + order.status().word();
        }
        agenda.add(nowNs + settings.execution().acceptNs(), timeNs -> {
            if (!order.isDone()) {
                order.progress.terms = terms;
                order.progress.hasRested = false;
                changed(order, timeNs);
                matching.onLive(order, timeNs);
            }
        });
        return null;
    }

    private void reject(BrokerageOrder order, String reason, long nowNs) {
        for (BrokerageOrder part : order.parts()) {
            if (!part.isDone()) {
                end(part, ApiStatus.REJECTED, reason, nowNs);
            }
        }
    }

    private void expire(ApiDuration duration, long nowNs) {
        for (BrokerageOrder top : new ArrayList<>(tops)) {
            for (BrokerageOrder part : top.parts()) {
                if (part.progress.terms.duration() == duration && !part.isDone()) {
                    end(part, ApiStatus.EXPIRED, "", nowNs);
                }
            }
        }
    }

    /** Ends an order, and with an entry what depends on it. */
    private void end(BrokerageOrder order, ApiStatus status, String reason, long nowNs) {
        order.progress.status = status;
        order.progress.reason = reason;
        changed(order, nowNs);
        if (order.role() == BrokerageOrder.Role.ENTRY && status != ApiStatus.FILLED) {
            endEntry(order, status, nowNs);
        }
    }

    private void endEntry(BrokerageOrder entry, ApiStatus status, long nowNs) {
        for (BrokerageOrder exit : entry.exits()) {
            if (exit.isDone() || exit.progress.isCancelling) {
                continue;
            }
            exit.progress.quantity = entry.progress.filled;
            if (entry.progress.filled == 0) {
                end(exit, status, "", nowNs);
            } else if (exit.progress.filled >= exit.progress.quantity) {
                end(exit, ApiStatus.FILLED, "", nowNs);
            } else if (exit.available() == 0 && exit.progress.matched == 0) {
                end(exit, ApiStatus.CANCELED, "", nowNs);
            } else {
                goLive(exit, nowNs);
            }
        }
    }

    private void changed(BrokerageOrder order, long nowNs) {
        order.progress.changedNs = nowNs;
        onChange.accept(order);
        look(order.symbol(), nowNs);
    }

    /** Tells the log what is held and what works for it. */
    void look(String symbol, long nowNs) {
        long held = account.quantity(symbol);
        long covered = 0;
        for (BrokerageOrder order : working(symbol)) {
            if (order.isStop() && order.side().sign() == -Long.signum(held)) {
                covered += order.available() + order.progress.matched;
            }
        }
        protection.look(symbol, held, covered, nowNs);
    }
}
