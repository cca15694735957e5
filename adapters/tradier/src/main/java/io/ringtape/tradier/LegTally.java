package io.ringtape.tradier;

import io.ringtape.event.Missing;
import io.ringtape.tradier.api.BrokerOrder;
import io.ringtape.tradier.api.OrderWord;
import java.math.BigDecimal;

/**
 * What the lists have shown of one leg of one order at the broker. Lists may be late, repeated and out of order, and a
 * status may go back: more shares filled is newer, and a leg that is over stays over. Shares are in micros.
 */
final class LegTally {
    private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);

    private long executed;
    private BigDecimal notional = BigDecimal.ZERO;
    private long announced;
    private OrderWord word = OrderWord.PENDING;
    private BrokerOrder latest;

    /** Takes the leg as a list shows it. */
    void onShown(BrokerOrder leg) {
        BrokerOrder.Progress shown = leg.progress();
        long shares = leg.executed();
        announced = Math.max(announced, shares);
        if (shares > executed && shown.averageOrNull() != null) {
            executed = shares;
            notional = shown.averageOrNull().multiply(MICROS).multiply(BigDecimal.valueOf(shares));
        }
        boolean isCertain = Missing.isPresent(shown.executed()) || shown.word() == OrderWord.REJECTED;
        boolean endsNothing = shown.word().isOver() && !isCertain;
        if (!endsNothing && (!word.isOver() || shown.word().isOver())) {
            word = word.isOver() && word != OrderWord.REJECTED && shown.word() == OrderWord.REJECTED
                    ? word
                    : shown.word();
        }
        latest = leg;
    }

    /** Returns the shares filled whose average price is known. */
    long executed() {
        return executed;
    }

    /** Returns price times shares of these, in micros of both. */
    BigDecimal notional() {
        return notional;
    }

    /** Returns the shares filled, also those whose price is not known yet. */
    long announced() {
        return announced;
    }

    OrderWord word() {
        return word;
    }

    /** Returns the leg as it was shown last, or null. */
    BrokerOrder latestOrNull() {
        return latest;
    }

    /** Whether it no longer works and all its fills are known with their prices. */
    boolean isSettled() {
        return word.isOver() && !owesFills();
    }

    /** Whether fills are announced that are not known yet. */
    boolean owesFills() {
        boolean lags = word == OrderWord.FILLED
                && latest != null
                && Missing.isPresent(latest.terms().quantity())
                && announced < latest.terms().quantity();
        return announced > executed || lags;
    }

    /** Whether it works at the exchange. */
    boolean isWorking() {
        return word.isWorking();
    }

    /** Returns the shares that it still works for by the list; missing where that gives no quantity. */
    long open() {
        long quantity = latest == null ? Missing.LONG : latest.terms().quantity();
        return Missing.isPresent(quantity) ? Math.max(0, quantity - announced) : Missing.LONG;
    }
}
