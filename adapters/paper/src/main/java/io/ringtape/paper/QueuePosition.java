package io.ringtape.paper;

import io.ringtape.event.Missing;
import io.ringtape.event.Side;

/**
 * The place of a limit order in the queue at its price: how many displayed shares are ahead of it.
 *
 * <p>Nobody is ahead inside the spread; at the touch all that is displayed is; behind the touch it is unknown, until the
 * touch comes to the price, and then it is what is displayed there. Prints at the price and decreases of the size
 * displayed there shorten the queue, and never more of both than happened: a decrease that prints explain does not count,
 * nor do prints of which a decrease has told already. A decrease without a print is of orders ahead only to a settable
 * share, or as far as those behind us cannot account for it.
 *
 * <p>Never shorter for having begun longer. Allocates nothing.
 */
final class QueuePosition {
    private final Side side;
    private final double cancelsAheadShare;
    private long price = Missing.LONG;
    private long ahead = Missing.LONG;
    private long displayed = Missing.LONG;
    private long printed;
    private long toldByDecreases;

    QueuePosition(Side side, double cancelsAheadShare) {
        this.side = side;
        this.cancelsAheadShare = cancelsAheadShare;
    }

    /** Takes the last place at that price. */
    void join(long limit, TopOfBook book) {
        price = limit;
        ahead = Missing.LONG;
        leave();
        if (book.isTradable()) {
            onQuote(book);
        }
    }

    /** The NBBO changed to one that can be traded on. */
    void onQuote(TopOfBook book) {
        long touch = book.touch(side);
        if (isBetter(touch)) {
            leave();
        } else {
            onDisplayed(touch == price ? book.displayed(side) : 0);
        }
    }

    /**
     * A print took liquidity.
     *
     * @return shares of it that are left for us, 0 to its size
     */
    long onPrint(long printPrice, long size) {
        if (printPrice != price) {
            return isBetter(printPrice) ? 0 : size;
        }
        if (!Missing.isPresent(ahead)) {
            return 0;
        }
        long told = Math.min(size, toldByDecreases);
        long passed = Math.min(size - told, ahead);
        printed += size;
        toldByDecreases -= told;
        ahead -= passed;
        return size - told - passed;
    }

    private void onDisplayed(long size) {
        if (!Missing.isPresent(ahead)) {
            ahead = size;
        } else {
            long before = ahead;
            ahead = Math.min(size, ahead - Math.min(ahead, cancelledAhead(size)));
            toldByDecreases += before - ahead;
        }
        displayed = size;
    }

    private long cancelledAhead(long size) {
        if (!Missing.isPresent(displayed) || size >= displayed) {
            return 0;
        }
        long explained = Math.min(displayed - size, printed);
        printed -= explained;
        return (long) ((displayed - size - explained) * cancelsAheadShare);
    }

    /** What is displayed at the price cannot be seen. */
    private void leave() {
        displayed = Missing.LONG;
        printed = 0;
        toldByDecreases = 0;
    }

    private boolean isBetter(long other) {
        return side == Side.BUY ? other > price : other < price;
    }
}
