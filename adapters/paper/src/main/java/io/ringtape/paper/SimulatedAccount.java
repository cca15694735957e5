package io.ringtape.paper;

import io.ringtape.event.AccountOrigin;
import io.ringtape.event.AccountReport;
import io.ringtape.event.Event;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.Side;
import java.util.Arrays;

/**
 * The account behind the simulated exchange: what its fills and their fees make of the money it began with. Equity and
 * profit are known while nothing is held. One thread.
 */
public final class SimulatedAccount {
    private final AccountReport report = new AccountReport();
    private final long[] positions;
    private final long startEquity;
    private final long startBuyingPower;
    private long cash;
    private boolean isDue;

    /** Opens an account with {@code equity} and {@code buyingPower} in micro-dollars. */
    public SimulatedAccount(long equity, long buyingPower, int instruments) {
        startEquity = equity;
        startBuyingPower = buyingPower;
        cash = equity;
        positions = new long[instruments];
    }

    /** Takes a report of the exchange: a fill moves money and shares. */
    public void onReport(ExecutionReport execution) {
        if (execution.fillQuantity <= 0) {
            return;
        }
        long money = Micros.notional(execution.fillPrice, execution.fillQuantity);
        boolean buys = execution.side == Side.BUY;
        cash += (buys ? -money : money) - execution.fees;
        positions[execution.instrument] += buys ? execution.fillQuantity : -execution.fillQuantity;
        isDue = isFlat();
    }

    /** Whether a fill closed the last position since the last report. */
    public boolean isReportDue() {
        return isDue;
    }

    /** Returns the account's report at that instant; valid until the next. */
    public AccountReport reportAt(long timeNs) {
        boolean flat = isFlat();
        isDue = false;
        report.instrument = Event.NO_INSTRUMENT;
        report.receiveNs = timeNs;
        report.cash = cash;
        report.equity = flat ? cash : Missing.LONG;
        report.realised = flat ? cash - startEquity : Missing.LONG;
        report.unrealised = flat ? 0 : Missing.LONG;
        report.buyingPower = flat ? startBuyingPower + cash - startEquity : Missing.LONG;
        report.origin = AccountOrigin.SIMULATED;
        return report;
    }

    private boolean isFlat() {
        return Arrays.stream(positions).allMatch(position -> position == 0);
    }
}
