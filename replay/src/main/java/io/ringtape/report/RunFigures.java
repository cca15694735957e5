package io.ringtape.report;

import io.ringtape.event.Missing;
import io.ringtape.event.SignalStatus;
import java.util.List;

/**
 * What sessions came to.
 *
 * @param sessions how many
 * @param signals signals made
 * @param promoted signals that became an order
 * @param trades round trips
 * @param won round trips with a profit after charges
 * @param money what the trades came to
 */
public record RunFigures(int sessions, int signals, int promoted, int trades, int won, Money money) {
    /** Figures of no session. */
    public static final RunFigures NONE = new RunFigures(0, 0, 0, 0, 0, new Money(0, 0, 0));

    /**
     * The sums of trades.
     *
     * @param profit after charges, dollars
     * @param fees dollars
     * @param r profits over their initial risks; a trade without a known risk counts 0
     */
    public record Money(double profit, double fees, double r) {}

    static RunFigures of(ReportedSession session) {
        List<ClosedTrade> trades = session.trades();
        return new RunFigures(
                1,
                session.signals().size(),
                (int) session.signals().stream()
                        .filter(signal -> signal.fate().status() == SignalStatus.PROMOTED
                                || signal.fate().status() == SignalStatus.EXPIRED)
                        .count(),
                trades.size(),
                (int) trades.stream().filter(trade -> trade.profit() > 0).count(),
                new Money(
                        session.profit(),
                        trades.stream()
                                .mapToDouble(trade -> trade.result().fees())
                                .sum(),
                        trades.stream()
                                .mapToDouble(trade -> trade.result().r())
                                .filter(Missing::isPresent)
                                .sum()));
    }

    /** Returns the sum of both. */
    public RunFigures plus(RunFigures other) {
        return new RunFigures(
                sessions + other.sessions,
                signals + other.signals,
                promoted + other.promoted,
                trades + other.trades,
                won + other.won,
                new Money(money.profit + other.money.profit, money.fees + other.money.fees, money.r + other.money.r));
    }
}
