package io.ringtape.tradier;

import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.tradier.api.BrokerOrder;
import io.ringtape.tradier.api.OrderWord;
import java.math.BigDecimal;

/**
 * What the lists have shown of one leg of one order at the broker. Lists may be late, repeated and out of order, and a
 * status may go back: more shares filled is newer, and a leg that is over stays over. What a list leaves out, a number of
 * shares or their price, is awaited for a limited time and then taken from what is known. Shares are in micros.
 */
final class LegTally {
    /** Time for which lists may say that a leg is over without the shares that it filled. */
    private static final long NUMBER_WITHIN_NS = SECOND_NS;

    /** Time for which lists may leave out the price of filled shares. */
    private static final long PRICE_WITHIN_NS = 5 * SECOND_NS;

    /** Time after the last fill for which they may show fewer shares of a leg that is filled. */
    private static final long REST_WITHIN_NS = 5 * SECOND_NS;

    /** Time for which they may show fewer shares of a leg that is filled while fills still come. */
    private static final long REST_WITHIN_AT_MOST_NS = 15 * SECOND_NS;

    private static final BigDecimal MICROS = BigDecimal.valueOf(Micros.ONE);

    private long executed;
    private BigDecimal notional = BigDecimal.ZERO;
    private long announced;
    private OrderWord word = OrderWord.PENDING;
    private BrokerOrder latest;
    private long unnumberedSinceNs = Missing.LONG;
    private long owedSinceNs = Missing.LONG;
    private long newestNs = Missing.LONG;
    private boolean isEstimated;
    private boolean isCutShort;
    private String doubt = "";

    /** Takes the leg as a list shows it. */
    void onShown(BrokerOrder leg, long nowNs) {
        latest = leg;
        unnumberedSinceNs = isUnnumbered() ? unnumberedSinceNs : Missing.LONG;
        BrokerOrder.Fills fills = leg.progress().fills();
        boolean isAssumed = isUnnumbered() && staysUnnumbered(nowNs);
        long shares = isAssumed ? assumed() : leg.executed();
        newestNs = shares > announced ? nowNs : newestNs;
        announced = Math.max(announced, shares);
        boolean isNews = shares > executed || (shares == executed && shares > 0);
        if (isNews && fills.averageOrNull() != null) {
            executed = shares;
            notional = fills.averageOrNull().multiply(MICROS).multiply(BigDecimal.valueOf(shares));
            isEstimated = false;
        }
        take(leg.progress().word(), isAssumed || !isUnnumbered());
        if (!owesFills()) {
            owedSinceNs = Missing.LONG;
        } else if (!Missing.isPresent(owedSinceNs)) {
            owedSinceNs = nowNs;
        } else if (isOverdue(nowNs) && owesShares()) {
            isCutShort = true;
            doubt = "filled by its status, but " + Micros.toDouble(announced) + " of "
                    + Micros.toDouble(latest.terms().quantity()) + " shares by its number";
        }
    }

    /** Whether the latest list says that it is over, and not how much of it was filled. */
    private boolean isUnnumbered() {
        BrokerOrder.Progress shown = latest.progress();
        return shown.word().isOver()
                && shown.word() != OrderWord.REJECTED
                && !Missing.isPresent(shown.fills().executed());
    }

    private boolean staysUnnumbered(long nowNs) {
        unnumberedSinceNs = Missing.isPresent(unnumberedSinceNs) ? unnumberedSinceNs : nowNs;
        return nowNs - unnumberedSinceNs >= NUMBER_WITHIN_NS;
    }

    /** Returns the shares of a leg that is over without a number: all of it if it is filled, else those known before. */
    private long assumed() {
        long quantity = latest.terms().quantity();
        if (latest.progress().word() != OrderWord.FILLED || !Missing.isPresent(quantity)) {
            return announced;
        }
        if (announced < quantity) {
            doubt = "filled without a number of shares: taken for all " + Micros.toDouble(quantity);
        }
        return quantity;
    }

    private void take(OrderWord shown, boolean isNumbered) {
        boolean endsNothing = shown.isOver() && !isNumbered;
        if (!endsNothing && (!word.isOver() || shown.isOver())) {
            word = word.isOver() && word != OrderWord.REJECTED && shown == OrderWord.REJECTED ? word : shown;
        }
    }

    /**
     * Prices shares whose average the lists have withheld for some time: at the price of the last fill, else at the leg's
     * limit or trigger, else at {@code otherwise}, which may be missing. Returns whether it did.
     */
    boolean estimate(long otherwise, long nowNs) {
        boolean isDue =
                announced > executed && Missing.isPresent(owedSinceNs) && nowNs - owedSinceNs >= PRICE_WITHIN_NS;
        long price = isDue ? bestGuess(otherwise) : Missing.LONG;
        if (!Missing.isPresent(price)) {
            return false;
        }
        long more = announced - executed;
        notional = notional.add(BigDecimal.valueOf(price).multiply(BigDecimal.valueOf(more)));
        executed = announced;
        isEstimated = true;
        doubt = Micros.toDouble(more) + " shares without an average price: booked at " + Micros.toDouble(price);
        return true;
    }

    private boolean isOverdue(long nowNs) {
        return Missing.isPresent(owedSinceNs)
                && (nowNs - owedSinceNs >= REST_WITHIN_AT_MOST_NS
                        || (nowNs - owedSinceNs >= REST_WITHIN_NS && nowNs - newestNs >= REST_WITHIN_NS));
    }

    private long bestGuess(long otherwise) {
        long last = latest.progress().fills().lastPrice();
        BrokerOrder.Terms terms = latest.terms();
        for (long price : new long[] {last, terms.limit(), terms.stop(), otherwise}) {
            if (Missing.isPresent(price) && price > 0) {
                return price;
            }
        }
        return Missing.LONG;
    }

    /** Returns the shares filled whose price is known, or was estimated. */
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

    /** Whether the price of some shares is a guess. */
    boolean isEstimated() {
        return isEstimated;
    }

    /** Returns what was assumed for want of the broker's word since the last call; empty for nothing. */
    String takesDoubt() {
        String taken = doubt;
        doubt = "";
        return taken;
    }

    /** Whether it no longer works, and the number of its fills is known. */
    boolean isOver() {
        return word.isOver() && !owesShares();
    }

    /** Whether it no longer works and all its fills are known with their prices. */
    boolean isSettled() {
        return word.isOver() && !owesFills();
    }

    /** Whether fills are announced that are not known yet, or whose price is not. */
    boolean owesFills() {
        return announced > executed || owesShares();
    }

    /** Whether it is filled, and the number of its shares lags behind. */
    boolean owesShares() {
        return word == OrderWord.FILLED
                && !isCutShort
                && latest != null
                && Missing.isPresent(latest.terms().quantity())
                && announced < latest.terms().quantity();
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
