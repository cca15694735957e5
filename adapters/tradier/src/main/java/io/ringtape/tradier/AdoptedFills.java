package io.ringtape.tradier;

import io.ringtape.event.OrderLeg;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a tape already says of an order's fills when a run continues on it.
 *
 * @param shares micro-shares by leg
 * @param notionals sum of price times shares by leg, in micros of both
 */
public record AdoptedFills(Map<OrderLeg, Long> shares, Map<OrderLeg, BigDecimal> notionals) {
    /** No fills. */
    public static final AdoptedFills NONE = new AdoptedFills(Map.of(), Map.of());

    public AdoptedFills {
        shares = Map.copyOf(shares);
        notionals = Map.copyOf(notionals);
    }

    /** Returns these fills and another. */
    public AdoptedFills with(OrderLeg leg, long price, long quantity) {
        Map<OrderLeg, Long> more = new EnumMap<>(OrderLeg.class);
        more.putAll(shares);
        more.merge(leg, quantity, Long::sum);
        Map<OrderLeg, BigDecimal> money = new EnumMap<>(OrderLeg.class);
        money.putAll(notionals);
        money.merge(leg, BigDecimal.valueOf(price).multiply(BigDecimal.valueOf(quantity)), BigDecimal::add);
        return new AdoptedFills(more, money);
    }

    long shares(OrderLeg leg) {
        return shares.getOrDefault(leg, 0L);
    }

    BigDecimal notional(OrderLeg leg) {
        return notionals.getOrDefault(leg, BigDecimal.ZERO);
    }
}
