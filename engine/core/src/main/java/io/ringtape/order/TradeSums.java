package io.ringtape.order;

import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.StateHasher;

/** What a round trip's fills come to: shares in micro-shares, money in micro-dollars. */
final class TradeSums {
    private long entered;
    private long entryMoney;
    private long exited;
    private long exitMoney;
    private long fees;
    private long profit;

    void begin() {
        entered = 0;
        entryMoney = 0;
        exited = 0;
        exitMoney = 0;
        fees = 0;
        profit = 0;
    }

    /** A fill that opens or closes, with its charges and its profit after them. */
    void add(boolean opens, long price, long size, long charges, long gained) {
        if (opens) {
            entered += size;
            entryMoney += Micros.notional(price, size);
        } else {
            exited += size;
            exitMoney += Micros.notional(price, size);
        }
        fees += charges;
        profit += gained;
    }

    long entered() {
        return entered;
    }

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

    long fees() {
        return fees;
    }

    /** Profit after charges. */
    long profit() {
        return profit;
    }

    void hash(StateHasher hasher) {
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
