package io.ringtape.order;

import io.ringtape.event.ExitReason;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.Setup;
import io.ringtape.event.Side;
import io.ringtape.event.StateHasher;

/** One instrument's round trip while it lives: its orders, its position, its clocks. Reused from trade to trade. */
final class OpenTrade {
    /** Where the round trip stands. */
    enum Stage {
        /** Nothing is open. */
        NONE,
        /** The bracket is out, nothing is filled. */
        ENTERING,
        /** A position is open and its bracket works. */
        OPEN,
        /** The bracket is being withdrawn; what remains is closed when the broker has said so. */
        CANCELLING,
        /** A closing order is out. */
        EXITING
    }

    final Position position = new Position();
    Stage stage = Stage.NONE;
    long orderId;
    long exitOrderId;
    long signalId;
    Setup setup = Setup.VWAP_RECLAIM;
    Side side = Side.BUY;
    long entryReference;
    long stopPrice;
    long sentNs;
    long openedNs;
    long progressByNs;
    long hardStopNs;
    long progressPrice;
    boolean progressed;
    ExitReason reason = ExitReason.NONE;

    private long entered;
    private long entryMoney;
    private long exited;
    private long exitMoney;
    private long fees;
    private long profit;

    void reset() {
        stage = Stage.NONE;
        orderId = 0;
        exitOrderId = 0;
        openedNs = Missing.LONG;
        progressed = false;
        reason = ExitReason.NONE;
        entered = 0;
        entryMoney = 0;
        exited = 0;
        exitMoney = 0;
        fees = 0;
        profit = 0;
    }

    /** Takes a fill and gives its profit after charges. */
    long fill(Side fillSide, long price, long size, long charges) {
        long gained = position.fill(fillSide, price, size) - charges;
        if (fillSide == side) {
            entered += size;
            entryMoney += Micros.notional(price, size);
        } else {
            exited += size;
            exitMoney += Micros.notional(price, size);
        }
        fees += charges;
        profit += gained;
        return gained;
    }

    long entered() {
        return entered;
    }

    long profit() {
        return profit;
    }

    long fees() {
        return fees;
    }

    long entryPrice() {
        return average(entryMoney, entered);
    }

    long exitPrice() {
        return average(exitMoney, exited);
    }

    /** Profit over the initial risk; missing when the stop is at the entry. */
    double inR() {
        double risk = Math.abs(Micros.toDouble(entryReference - stopPrice)) * Micros.toDouble(entered);
        return risk > 0 ? Micros.toDouble(profit) / risk : Missing.STATISTIC;
    }

    void hash(StateHasher hasher) {
        position.hash(hasher);
        hasher.add((long) stage.ordinal());
        hasher.add(orderId);
        hasher.add(exitOrderId);
        hasher.add(profit);
    }

    private static long average(long money, long size) {
        return size == 0 ? Missing.LONG : Micros.ofDouble(Micros.toDouble(money) / Micros.toDouble(size));
    }
}
