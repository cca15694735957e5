package io.ringtape.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.AccountOrigin;
import io.ringtape.event.AccountReport;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.Side;
import org.junit.jupiter.api.Test;

class SimulatedAccountTest {
    private static final long EQUITY = 30_000 * Micros.ONE;
    private static final long BUYING_POWER = 100_000 * Micros.ONE;

    private final SimulatedAccount account = new SimulatedAccount(EQUITY, BUYING_POWER, 2);

    private void fill(int instrument, Side side, long dollars, long shares) {
        ExecutionReport report = new ExecutionReport();
        report.instrument = instrument;
        report.side = side;
        report.fillPrice = dollars * Micros.ONE;
        report.fillQuantity = shares * Micros.ONE;
        report.fees = Micros.ONE;
        account.onReport(report);
    }

    @Test
    void beginsWithTheMoneyOfTheSettings() {
        AccountReport report = account.reportAt(42);
        assertThat(report.receiveNs).isEqualTo(42);
        assertThat(report.origin).isEqualTo(AccountOrigin.SIMULATED);
        assertThat(report.cash).isEqualTo(EQUITY);
        assertThat(report.equity).isEqualTo(EQUITY);
        assertThat(report.buyingPower).isEqualTo(BUYING_POWER);
        assertThat(report.realised).isZero();
        assertThat(account.isReportDue()).isFalse();
    }

    @Test
    void isReportedOnceWhenTheLastPositionIsClosed() {
        fill(0, Side.BUY, 10, 100);
        fill(1, Side.SELL, 20, 50);
        fill(0, Side.SELL, 11, 100);
        assertThat(account.isReportDue()).isFalse();
        fill(1, Side.BUY, 19, 50);
        assertThat(account.isReportDue()).isTrue();
        AccountReport report = account.reportAt(7);
        assertThat(report.realised).isEqualTo((100 + 50 - 4) * Micros.ONE);
        assertThat(report.equity).isEqualTo(EQUITY + report.realised);
        assertThat(report.buyingPower).isEqualTo(BUYING_POWER + report.realised);
        assertThat(account.isReportDue()).isFalse();
    }

    @Test
    void equityIsMissingWhileSharesAreHeld() {
        fill(0, Side.BUY, 10, 100);
        AccountReport report = account.reportAt(7);
        assertThat(report.cash).isEqualTo(EQUITY - 1_001 * Micros.ONE);
        assertThat(report.equity).isEqualTo(Missing.LONG);
        assertThat(report.realised).isEqualTo(Missing.LONG);
    }

    @Test
    void aReportThatIsNotAFillMovesNothing() {
        ExecutionReport report = new ExecutionReport();
        report.fillQuantity = 0;
        account.onReport(report);
        assertThat(account.isReportDue()).isFalse();
        assertThat(account.reportAt(7).cash).isEqualTo(EQUITY);
    }

    @Test
    void whatIsNotRealisedIsNothingOrUnknown() {
        assertThat(account.reportAt(7).unrealised).isZero();
        fill(0, Side.SELL, 10, 100);
        assertThat(account.reportAt(8).unrealised).isEqualTo(Missing.LONG);
        fill(0, Side.BUY, 10, 100);
        assertThat(account.reportAt(9).unrealised).isZero();
    }
}
