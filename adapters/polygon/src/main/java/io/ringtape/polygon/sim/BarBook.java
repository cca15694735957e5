package io.ringtape.polygon.sim;

import static io.ringtape.event.Missing.isPresent;

import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.Nanos;
import io.ringtape.event.Trade;
import io.ringtape.market.ConditionTable;
import io.ringtape.market.TradingSession;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * Makes bars of one width of the prints, and says when to send them: about two seconds after the end of the bar, and
 * again when later prints change it, as the vendor does. A bar is forgotten after a quarter of an hour. For one thread.
 */
final class BarBook {
    static final long DELAY_NS = 2 * Nanos.SECOND_NS;

    private static final long FORGOTTEN_NS = 15 * Nanos.MINUTE_NS;

    private final BarTopic topic;
    private final TradingSession session;
    private final ConditionTable conditions;
    private final List<DayFigures> days = new ArrayList<>();
    private final PriorityQueue<DueBar> due = new PriorityQueue<>(Comparator.comparingLong(DueBar::dueNs)
            .thenComparingInt(each -> each.bar().instrument()));
    private long lateByNs;
    private long lateUntilNs = Long.MIN_VALUE;

    /** A bar, when to send it, and whether a fault has put it off already. */
    private record DueBar(long dueNs, SimulatedBar bar, boolean isLate) {}

    /** The bars and the sums of one instrument. */
    private static final class DayFigures {
        private final TreeMap<Long, SimulatedBar> bars = new TreeMap<>();
        private SimulatedBar last;
        private long open = Missing.LONG;
        private long volume;
        private long weighted;
        private double notional;
    }

    BarBook(BarTopic topic, TradingSession session, ConditionTable conditions, int ids) {
        this.topic = topic;
        this.session = session;
        this.conditions = conditions;
        for (int i = 0; i < ids; i++) {
            days.add(new DayFigures());
        }
    }

    BarTopic topic() {
        return topic;
    }

    /** Adds a print that is published at {@code nowNs}. */
    void add(Trade trade, long nowNs) {
        DayFigures day = days.get(trade.instrument);
        int mask = conditions.mask(trade.conditions, session.isRegular(trade.sipNs));
        SimulatedBar bar = barAt(day, trade);
        if (bar == null) {
            return;
        }
        boolean waits = bar.isChanged();
        bar.add(trade, mask);
        day.volume += (mask & ConditionTable.VOLUME) != 0 ? trade.size : 0;
        if ((mask & ConditionTable.VWAP) != 0) {
            day.weighted += trade.size;
            day.notional += Micros.toDouble(trade.price) * trade.size;
        }
        if (!isPresent(day.open) && (mask & ConditionTable.PRICE) != 0 && session.isRegular(trade.sipNs)) {
            day.open = trade.price;
        }
        if (!waits) {
            long endNs = bar.startNs() + topic.widthNs();
            due.add(new DueBar(Math.max(endNs, bar.wasSent() ? nowNs : endNs) + DELAY_NS, bar, false));
        }
    }

    /** Sends bars {@code byNs} later until {@code untilNs}. */
    void delay(long byNs, long untilNs) {
        lateByNs = byNs;
        lateUntilNs = untilNs;
    }

    long nextDueNs() {
        return due.isEmpty() ? Long.MAX_VALUE : due.peek().dueNs();
    }

    /** Returns the next bar to send at {@code nowNs}, or null; its figures hold until the next print is added. */
    SimulatedBar takeDue(long nowNs) {
        while (nextDueNs() <= nowNs) {
            DueBar next = due.poll();
            if (!next.isLate() && next.dueNs() < lateUntilNs) {
                due.add(new DueBar(next.dueNs() + lateByNs, next.bar(), true));
                continue;
            }
            SimulatedBar bar = next.bar();
            if (!bar.hasPrice()) {
                bar.markSent();
                continue;
            }
            DayFigures day = days.get(bar.instrument());
            bar.setDay(
                    day.open,
                    day.volume,
                    day.weighted == 0 ? bar.close() : Micros.ofDouble(day.notional / day.weighted));
            bar.markSent();
            return bar;
        }
        return null;
    }

    private SimulatedBar barAt(DayFigures day, Trade trade) {
        long startNs = Math.floorDiv(trade.sipNs, topic.widthNs()) * topic.widthNs();
        if (day.last != null && day.last.startNs() == startNs) {
            return day.last;
        }
        if (day.last != null && startNs < day.last.startNs() - FORGOTTEN_NS) {
            return null;
        }
        SimulatedBar bar = day.bars.computeIfAbsent(startNs, start -> new SimulatedBar(trade.instrument, start));
        if (day.last == null || startNs > day.last.startNs()) {
            day.last = bar;
            day.bars.headMap(startNs - FORGOTTEN_NS).clear();
        }
        return bar;
    }
}
