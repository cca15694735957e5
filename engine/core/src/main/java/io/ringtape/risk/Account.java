package io.ringtape.risk;

import io.ringtape.event.AccountReport;
import io.ringtape.event.Missing;
import io.ringtape.event.StateHasher;

/**
 * Equity and buying power: the broker's last report, or the settings before the first, plus the profit closed since.
 *
 * <p>Reserves an entry's money until its round trip ends, or until the first report after the whole entry was filled,
 * canceled or refused. A broker that counts working orders itself makes us count them twice in the meantime: we buy too
 * little, never too much.
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

    /** Returns the net liquidation value without open profit and loss, micro-dollars. */
    long equity() {
        return equity;
    }

    /** Returns the money left to buy with, micro-dollars; may be negative. */
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
