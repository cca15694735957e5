package io.ringtape.tradier.sim;

import io.ringtape.simulation.SimulatedFault;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** An order, a leg of one, or the whole that legs belong to. For one thread. */
final class BrokerageOrder {
    /** What an order is within its whole. */
    enum Role {
        SINGLE,
        WHOLE,
        ENTRY,
        EXIT
    }

    private final long id;
    private final Role role;
    private final BrokerageOrder whole;
    private final OrderForm form;
    private final OrderForm.FormLeg leg;
    private final List<BrokerageOrder> legs = new ArrayList<>();
    private final Map<BrokerFault, SimulatedFault<BrokerFault>> faults = new EnumMap<>(BrokerFault.class);
    final Progress progress = new Progress();

    /** What has become of an order. */
    static final class Progress {
        ApiStatus status = ApiStatus.PENDING;
        OrderForm.Terms terms;
        long quantity;
        long filled;
        long matched;
        long notional;
        long lastPrice;
        long lastQuantity;
        long createdNs;
        long changedNs;
        long lastFillNs = Long.MIN_VALUE;
        String reason = "";
        boolean accepted;
        boolean isTriggered;
        boolean hasRested;
        boolean isCancelling;
        boolean isScripted;
    }

    /** Creates a single order, or the whole of a composite one. */
    BrokerageOrder(long id, OrderForm form, long nowNs) {
        this(
                id,
                form.isComposite() ? Role.WHOLE : Role.SINGLE,
                null,
                form,
                form.legs().get(0),
                nowNs);
    }

    private BrokerageOrder(
            long id, Role role, BrokerageOrder whole, OrderForm form, OrderForm.FormLeg leg, long nowNs) {
        this.id = id;
        this.role = role;
        this.whole = whole;
        this.form = form;
        this.leg = leg;
        progress.terms = leg.terms();
        progress.quantity = leg.quantity();
        progress.createdNs = nowNs;
        progress.changedNs = nowNs;
    }

    /** Adds leg {@code i} of the form. */
    BrokerageOrder addLeg(long legId, int i, long nowNs) {
        Role legRole = i == 0 && form.hasEntry() ? Role.ENTRY : Role.EXIT;
        BrokerageOrder added =
                new BrokerageOrder(legId, legRole, this, form, form.legs().get(i), nowNs);
        legs.add(added);
        return added;
    }

    long id() {
        return id;
    }

    Role role() {
        return role;
    }

    /** Returns the order that clients know by id: the whole of a leg, or itself. */
    BrokerageOrder top() {
        return whole == null ? this : whole;
    }

    OrderForm form() {
        return form;
    }

    String symbol() {
        return leg.symbol();
    }

    ApiSide side() {
        return leg.side();
    }

    List<BrokerageOrder> legs() {
        return legs;
    }

    /** Returns the legs, or itself if it has none. */
    List<BrokerageOrder> parts() {
        return role == Role.WHOLE ? legs : List.of(this);
    }

    Map<BrokerFault, SimulatedFault<BrokerFault>> faults() {
        return faults;
    }

    /** Returns the first leg of a bracket, or null. */
    BrokerageOrder entry() {
        List<BrokerageOrder> all = top().legs;
        return all.isEmpty() || all.get(0).role != Role.ENTRY ? null : all.get(0);
    }

    /** Returns the exits of the same whole: one or two, or none. */
    List<BrokerageOrder> exits() {
        return top().legs.stream().filter(each -> each.role == Role.EXIT).toList();
    }

    /** Returns the other exit, or null. */
    BrokerageOrder sibling() {
        return role != Role.EXIT
                ? null
                : exits().stream().filter(each -> each != this).findFirst().orElse(null);
    }

    /** Returns {@code entry}, {@code target} or {@code stop}. */
    String legWord() {
        if (role != Role.EXIT) {
            return "entry";
        }
        return leg.type().hasStop() ? "stop" : "target";
    }

    boolean isDone() {
        return status().isFinal();
    }

    /** Whether it works and closes a position when its stop is reached, or at any price. */
    boolean isStop() {
        return progress.terms.type().hasStop() || progress.terms.type() == ApiType.MARKET;
    }

    /** Returns its status; that of a whole follows from its legs. */
    ApiStatus status() {
        return role == Role.WHOLE ? statusOfLegs() : progress.status;
    }

    private ApiStatus statusOfLegs() {
        BrokerageOrder entry = entry();
        boolean allDone = legs.stream().allMatch(BrokerageOrder::isDone);
        if (!allDone) {
            boolean accepted = legs.stream().anyMatch(each -> each.progress.status != ApiStatus.PENDING);
            return accepted ? ApiStatus.OPEN : ApiStatus.PENDING;
        }
        if (exits().stream().anyMatch(each -> each.progress.status == ApiStatus.FILLED)) {
            return ApiStatus.FILLED;
        }
        return entry == null || entry.progress.status == ApiStatus.FILLED ? lastOf(exits()) : entry.progress.status;
    }

    private static ApiStatus lastOf(List<BrokerageOrder> exits) {
        return exits.get(exits.size() - 1).progress.status;
    }

    /** Returns the shares that can still be matched, of a pair of exits together. */
    long available() {
        long own = progress.quantity - progress.filled - progress.matched;
        if (role != Role.EXIT) {
            return own;
        }
        long most = entry() == null ? progress.quantity : entry().progress.filled;
        for (BrokerageOrder exit : exits()) {
            most -= exit.progress.filled + exit.progress.matched;
        }
        return Math.max(0, Math.min(own, most));
    }

    /** Returns the average price of its fills in dollars, rounded. */
    BigDecimal average(int places) {
        return progress.filled == 0
                ? BigDecimal.ZERO
                : OrderForm.dollars(progress.notional)
                        .divide(BigDecimal.valueOf(progress.filled), places, RoundingMode.HALF_UP);
    }
}
