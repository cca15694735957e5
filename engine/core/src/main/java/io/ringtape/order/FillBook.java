package io.ringtape.order;

import io.ringtape.event.ExecutionReport;
import io.ringtape.event.ExitReason;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.Side;
import io.ringtape.event.StateHasher;

/** The fills of one round trip: the position and its money. Shares are in micro-shares, money in micro-dollars. */
final class FillBook {
    private final Position position = new Position();
    private Side side = Side.BUY;
    private OrderLeg opener = OrderLeg.ENTRY;
    private long entered;
    private long entryMoney;
    private long exited;
    private long exitMoney;
    private long fees;
    private long profit;
    private long slippage;
    private long highest = Missing.LONG;
    private long lowest = Missing.LONG;
    private long last = Missing.LONG;
    private long openedNs = Missing.LONG;
    private OrderLeg lastLeg = OrderLeg.ENTRY;

    /**
     * Starts a round trip without fills. The position is flat.
     *
     * @param tradeSide side of the fills that open it
     * @param openingLeg their leg: ENTRY, or the leg that closed more than was held
     */
    void begin(Side tradeSide, OrderLeg openingLeg) {
        side = tradeSide;
        opener = openingLeg;
        entered = 0;
        entryMoney = 0;
        exited = 0;
        exitMoney = 0;
        fees = 0;
        profit = 0;
        slippage = 0;
        highest = Missing.LONG;
        lowest = Missing.LONG;
        last = Missing.LONG;
        openedNs = Missing.LONG;
        lastLeg = OrderLeg.ENTRY;
    }

    /**
     * Books a fill.
     *
     * @param size shares to book
     * @param reference the price that slippage is measured against; missing for none
     * @return its profit after charges
     */
    long fill(ExecutionReport report, long size, long reference) {
        long charges = charges(report);
        long money = Micros.notional(report.fillPrice, size);
        long gained = position.fill(report.side, report.fillPrice, size) - charges;
        if (opens(report)) {
            entered += size;
            entryMoney += money;
        } else {
            boolean closes = report.side != side;
            exited += closes ? size : -size;
            exitMoney += closes ? money : -money;
        }
        if (Missing.isPresent(reference)) {
            long worse = money - Micros.notional(reference, size);
            slippage += report.side == Side.BUY ? worse : -worse;
        }
        fees += charges;
        profit += gained;
        lastLeg = report.leg;
        return gained;
    }

    /** Whether a fill opens or enlarges the round trip's position. */
    boolean opens(ExecutionReport report) {
        return report.leg == opener && report.side == side;
    }

    /** Returns the charges of a fill, or 0 if the report has none. */
    static long charges(ExecutionReport report) {
        return Missing.isPresent(report.fees) ? report.fees : 0;
    }

    /** Takes a print's price into the range seen while something is held. */
    void onPrice(long price) {
        if (position.isFlat()) {
            return;
        }
        highest = Math.max(highest, price);
        lowest = Missing.isPresent(lowest) ? Math.min(lowest, price) : price;
        last = price;
    }

    /** Records the time of the entry's first fill. */
    void openedAt(long timeNs) {
        openedNs = timeNs;
    }

    /** Returns the time of the entry's first fill, or missing before it. */
    long openedNs() {
        return openedNs;
    }

    Position position() {
        return position;
    }

    boolean isFlat() {
        return position.isFlat();
    }

    /** Returns the side of the round trip. */
    Side side() {
        return side;
    }

    /** Returns the shares held, never negative. */
    long held() {
        return Math.abs(position.quantity());
    }

    /** Returns the side of an order that closes what is held. */
    Side closingSide() {
        return position.quantity() < 0 ? Side.BUY : Side.SELL;
    }

    /** Returns the shares that a fill of {@code fillSide} can close before it reverses the position. */
    long closable(Side fillSide) {
        return fillSide == closingSide() ? held() : 0;
    }

    /** Returns the shares entered so far. */
    long entered() {
        return entered;
    }

    /** Returns the shares closed so far, less those bought back or sold again after more was closed than was held. */
    long exited() {
        return exited;
    }

    /** Returns the average entry price, or missing before the first fill. */
    long entryPrice() {
        return average(entryMoney, entered);
    }

    /**
     * Returns the average exit price, or missing before the first fill. What closing too much gained or lost is in it.
     */
    long exitPrice() {
        return average(exitMoney, exited);
    }

    /** Returns the charges so far. */
    long fees() {
        return fees;
    }

    /** Returns the profit after charges so far. */
    long profit() {
        return profit;
    }

    /** Returns the money lost to fills worse than their references; negative when they were better. */
    long slippage() {
        return slippage;
    }

    /** Returns the best price for a position of that side while it was held; missing when no print came. */
    long bestPrice(Side side) {
        return side == Side.BUY ? highest : lowest;
    }

    /** Returns the worst price for a position of that side while it was held; missing when no print came. */
    long worstPrice(Side side) {
        return side == Side.BUY ? lowest : highest;
    }

    /** Returns the price of the last print while something was held, or the average entry price before one. */
    long lastPrice() {
        return Missing.isPresent(last) ? last : entryPrice();
    }

    /** Returns the profit after the charges so far if the position were closed at {@code price}. */
    long profitAt(long price) {
        return profit + position.profitAt(price);
    }

    /** Returns what closed the position: the target or stop if it was filled last, otherwise {@code ours}. */
    ExitReason closedBy(ExitReason ours) {
        return switch (lastLeg) {
            case TARGET -> ExitReason.TARGET;
            case STOP -> ExitReason.STOP;
            case ENTRY, EXIT -> ours;
        };
    }

    void hash(StateHasher hasher) {
        position.hash(hasher);
        hasher.choice("side", side, Side.VALUES);
        hasher.choice("opener", opener, OrderLeg.VALUES);
        hasher.add(entered);
        hasher.add(entryMoney);
        hasher.add(exited);
        hasher.add(exitMoney);
        hasher.add(fees);
        hasher.add(profit);
        hasher.add(slippage);
        hasher.add(highest);
        hasher.add(lowest);
        hasher.add(last);
        hasher.add(openedNs);
        hasher.choice("lastLeg", lastLeg, OrderLeg.VALUES);
    }

    private static long average(long money, long size) {
        return size == 0 ? Missing.LONG : Position.average(money, size);
    }
}
