package io.ringtape.paper;

import io.ringtape.event.Missing;
import io.ringtape.event.Side;

/**
 * A resting limit order's place in the queue at its price: the displayed shares ahead of it.
 *
 * <p>Inside the spread nobody is ahead; at the touch everything displayed is. Behind the touch the queue is unknown
 * until the touch reaches the price, and then it is what is displayed there. Prints at the price and decreases in the
 * size displayed there shorten the queue, without counting the same shares twice: a decrease explained by a print does
 * not count, nor does a print already accounted for by a decrease. A decrease without a print is a cancel, which may
 * have been ahead of us or behind us: it shortens the queue only by a settable share, or by whatever the orders behind
 * us cannot account for.
 *
 * <p>A queue that starts longer is never shorter later. Does not allocate.
 */
final class QueuePosition {
    private final Side side;
    private final double cancelsAheadShare;
    private long price = Missing.LONG;
    private long ahead = Missing.LONG;
    private long displayed = Missing.LONG;
    private long printed;
    private long countedByDecreases;

    QueuePosition(Side side, double cancelsAheadShare) {
        this.side = side;
        this.cancelsAheadShare = cancelsAheadShare;
    }

    /** Joins the end of the queue at {@code limit}. */
    void join(long limit, TopOfBook book) {
        price = limit;
        ahead = Missing.LONG;
        leave();
        if (book.isTradable()) {
            onQuote(book);
        }
    }

    /** Handles a change of the NBBO to one that can be traded on. */
    void onQuote(TopOfBook book) {
        long touch = book.touch(side);
        if (isBetter(touch)) {
            leave();
        } else {
            onDisplayed(touch == price ? book.displayed(side) : 0);
        }
    }

    /**
     * Handles a print that took liquidity.
     *
     * @return shares of it that reach us, 0 to {@code size}
     */
    long onPrint(long printPrice, long size) {
        if (printPrice != price) {
            return isBetter(printPrice) ? 0 : size;
        }
        if (!Missing.isPresent(ahead)) {
            return 0;
        }
        long counted = Math.min(size, countedByDecreases);
        long passed = Math.min(size - counted, ahead);
        printed += size;
        countedByDecreases -= counted;
        ahead -= passed;
        return size - counted - passed;
    }

    private void onDisplayed(long size) {
        if (!Missing.isPresent(ahead)) {
            ahead = size;
        } else {
            long before = ahead;
            ahead = Math.min(size, ahead - Math.min(ahead, cancelledAhead(size)));
            countedByDecreases += before - ahead;
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

    /** Forgets the displayed size, because the touch is not at our price. */
    private void leave() {
        displayed = Missing.LONG;
        printed = 0;
        countedByDecreases = 0;
    }

    private boolean isBetter(long other) {
        return side == Side.BUY ? other > price : other < price;
    }
}
