package io.ringtape.risk;

import io.ringtape.event.AccountReport;
import io.ringtape.event.Missing;
import io.ringtape.event.StateHasher;

/**
 * What the account holds: what the broker last reported, or the settings until it does, moved by the profit of what
 * closed since.
 *
 * <p>Money of an entry is taken from the buying power until the broker reports one after the entry is filled or over, or
 * its round trip ends. Where the broker counts a working order itself it is counted twice for that while: too little is bought,
 * never too much.
 */
final class Account {
    private final long[] committed;
    private final boolean[] entered;
    private long equity;
    private long buyingPower;

    Account(RiskSettings.AccountSettings settings, int instruments) {
        committed = new long[instruments];
        entered = new boolean[instruments];
        equity = settings.equity();
        buyingPower = settings.buyingPower();
    }

    void onReport(AccountReport report) {
        if (Missing.isPresent(report.equity)) {
            equity = report.equity;
        }
        if (Missing.isPresent(report.buyingPower)) {
            buyingPower = report.buyingPower;
            for (int i = 0; i < committed.length; i++) {
                committed[i] = entered[i] ? 0 : committed[i];
            }
        }
    }

    void commit(int instrument, long money) {
        committed[instrument] = money;
        entered[instrument] = false;
    }

    void onEntered(int instrument) {
        entered[instrument] = true;
    }

    void release(int instrument, long profit) {
        committed[instrument] = 0;
        equity += profit;
        buyingPower += profit;
    }

    /** Net liquidation value without what is open, micro-dollars. */
    long equity() {
        return equity;
    }

    /** What can be bought now, micro-dollars; may be negative. */
    long buyingPower() {
        long left = buyingPower;
        for (long money : committed) {
            left -= money;
        }
        return left;
    }

    void hash(StateHasher hasher) {
        hasher.add(equity);
        hasher.add(buyingPower);
        for (int i = 0; i < committed.length; i++) {
            hasher.add(committed[i]);
            hasher.flag("entered", entered[i]);
        }
    }
}
