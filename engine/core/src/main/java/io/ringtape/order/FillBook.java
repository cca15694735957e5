package io.ringtape.order;

import io.ringtape.event.ExitReason;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.Side;
import io.ringtape.event.StateHasher;

/** The fills of one round trip: what is held, and what was paid for it. Shares in micro-shares, money in micro-dollars. */
final class FillBook {
    private final Position position = new Position();
    private long entered;
    private long entryMoney;
    private long exited;
    private long exitMoney;
    private long fees;
    private long profit;
    private long openedNs = Missing.LONG;
    private OrderLeg lastLeg = OrderLeg.ENTRY;

    /** Starts a round trip without fills; the position is flat. */
    void begin() {
        entered = 0;
        entryMoney = 0;
        exited = 0;
        exitMoney = 0;
        fees = 0;
        profit = 0;
        openedNs = Missing.LONG;
        lastLeg = OrderLeg.ENTRY;
    }

    /**
     * Books a fill that is no larger than what it closes.
     *
     * @return its profit after charges
     */
    long fill(OrderLeg leg, Side side, long price, long size, long charges) {
        long gained = position.fill(side, price, size) - charges;
        if (leg == OrderLeg.ENTRY) {
            entered += size;
            entryMoney += Micros.notional(price, size);
        } else {
            exited += size;
            exitMoney += Micros.notional(price, size);
        }
        fees += charges;
        profit += gained;
        lastLeg = leg;
        return gained;
    }

    /** Notes when the first fill of the entry came. */
    void openedAt(long timeNs) {
        openedNs = timeNs;
    }

    /** When the first fill of the entry came; missing before it. */
    long openedNs() {
        return openedNs;
    }

    /** What is held. */
    Position position() {
        return position;
    }

    /** Whether nothing is held. */
    boolean isFlat() {
        return position.isFlat();
    }

    /** Shares held, never negative. */
    long held() {
        return Math.abs(position.quantity());
    }

    /** Shares entered so far. */
    long entered() {
        return entered;
    }

    /** Shares closed so far. */
    long exited() {
        return exited;
    }

    /** Average price of the entry; missing before its first fill. */
    long entryPrice() {
        return average(entryMoney, entered);
    }

    /** Average price of the exit; missing before its first fill. */
    long exitPrice() {
        return average(exitMoney, exited);
    }

    /** Charges so far. */
    long fees() {
        return fees;
    }

    /** Profit after charges so far. */
    long profit() {
        return profit;
    }

    /** Profit after the charges so far if what is held were closed at that price. */
    long profitAt(long price) {
        return profit + position.profitAt(price);
    }

    /** What closed the position: the target or stop that was filled last, else {@code ours}. */
    ExitReason closedBy(ExitReason ours) {
        return switch (lastLeg) {
            case TARGET -> ExitReason.TARGET;
            case STOP -> ExitReason.STOP;
            case ENTRY, EXIT -> ours;
        };
    }

    /** The leg that was filled last; ENTRY before any fill. */
    OrderLeg lastLeg() {
        return lastLeg;
    }

    void hashSums(StateHasher hasher) {
        hasher.add(entered);
        hasher.add(entryMoney);
        hasher.add(exited);
        hasher.add(exitMoney);
        hasher.add(fees);
        hasher.add(profit);
    }

    private static long average(long money, long size) {
        return size == 0 ? Missing.LONG : Position.average(money, size);
    }
}
