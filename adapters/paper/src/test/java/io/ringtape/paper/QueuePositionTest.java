package io.ringtape.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Micros;
import io.ringtape.event.Quote;
import io.ringtape.event.Side;
import io.ringtape.market.QuoteRule;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QueuePositionTest {
    private static final long CENT = 10_000;
    private static final long LIMIT = 50_000;

    private final QuoteRule quotes = TestMarket.rules().quotes();

    @Test
    void neverFillsEarlierForALongerQueue() {
        long filled = 0;
        for (long seed = 0; seed < 5_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Side side = Side.VALUES[random.nextInt(2)];
            double share = random.nextInt(3) / 2.0;
            boolean joinsLater = random.nextBoolean();
            long more = joinsLater ? 0 : random.nextLong(0, 300) * Micros.ONE;
            TopOfBook book = new TopOfBook(quotes);
            TopOfBook fuller = new TopOfBook(quotes);
            QueuePosition first = new QueuePosition(side, share);
            QueuePosition second = new QueuePosition(side, share);
            Quote quote = quote(side, LIMIT, 200 * Micros.ONE);
            show(quote, side, more, book, fuller);
            first.join(LIMIT * CENT, book);
            if (joinsLater) {
                long grown = random.nextLong(200, 500) * Micros.ONE;
                show(quote(side, LIMIT, grown), side, 0, book, fuller);
                first.onQuote(book);
            }
            second.join(LIMIT * CENT, fuller);
            long firstFilled = 0;
            long secondFilled = 0;
            for (int i = 0; i < 60; i++) {
                if (random.nextBoolean()) {
                    long touch = LIMIT + (random.nextInt(4) == 0 ? random.nextInt(-1, 2) : 0);
                    show(quote(side, touch, random.nextLong(1, 400) * Micros.ONE), side, more, book, fuller);
                    first.onQuote(book);
                    second.onQuote(fuller);
                } else {
                    long price = (LIMIT + (random.nextInt(6) == 0 ? random.nextInt(-1, 2) : 0)) * CENT;
                    long size = random.nextLong(1, 150) * Micros.ONE;
                    long reached = first.onPrint(price, size);
                    assertThat(reached).as("seed %d", seed).isBetween(0L, size);
                    firstFilled += reached;
                    secondFilled += second.onPrint(price, size);
                    assertThat(secondFilled).as("seed %d", seed).isLessThanOrEqualTo(firstFilled);
                }
            }
            filled += secondFilled;
        }
        assertThat(filled).isPositive();
    }

    /** A queue of 300 with 300 behind us, in which each cancel was ahead of us. */
    private QueuePosition inMiddle(Side side, TopOfBook book) {
        return inMiddle(side, book, 1);
    }

    private QueuePosition inMiddle(Side side, TopOfBook book, double cancelsAheadShare) {
        QueuePosition queue = new QueuePosition(side, cancelsAheadShare);
        book.set(quote(side, LIMIT, 300 * Micros.ONE));
        queue.join(LIMIT * CENT, book);
        shown(queue, side, book, 600);
        return queue;
    }

    private static void shown(QueuePosition queue, Side side, TopOfBook book, long shares) {
        book.set(quote(side, LIMIT, shares * Micros.ONE));
        queue.onQuote(book);
    }

    /**
     * Returns the shares ahead: those that a large print takes before it reaches us, once a better touch has come and
     * gone, which ends what prints and decreases explain of each other.
     */
    private static long ahead(QueuePosition queue, Side side, TopOfBook book, long shares) {
        book.set(quote(side, side == Side.BUY ? LIMIT + 1 : LIMIT - 1, Micros.ONE));
        queue.onQuote(book);
        shown(queue, side, book, shares);
        return 10_000 - queue.onPrint(LIMIT * CENT, 10_000 * Micros.ONE) / Micros.ONE;
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void countsADecreaseThatAPrintExplainsOnce(Side side) {
        TopOfBook book = new TopOfBook(quotes);
        QueuePosition queue = inMiddle(side, book);
        assertThat(queue.onPrint(LIMIT * CENT, 100 * Micros.ONE)).isZero();
        shown(queue, side, book, 500);
        assertThat(ahead(queue, side, book, 500)).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void countsOnlyTheRestOfADecreaseAsACancel(Side side) {
        TopOfBook book = new TopOfBook(quotes);
        QueuePosition queue = inMiddle(side, book);
        assertThat(queue.onPrint(LIMIT * CENT, 100 * Micros.ONE)).isZero();
        shown(queue, side, book, 450);
        shown(queue, side, book, 430);
        assertThat(ahead(queue, side, book, 430))
                .as("100 traded and 70 were cancelled of 300")
                .isEqualTo(130);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void countsAPrintThatADecreaseShowedBeforeOnce(Side side) {
        TopOfBook book = new TopOfBook(quotes);
        QueuePosition queue = inMiddle(side, book);
        shown(queue, side, book, 500);
        assertThat(queue.onPrint(LIMIT * CENT, 60 * Micros.ONE)).isZero();
        assertThat(queue.onPrint(LIMIT * CENT, 60 * Micros.ONE)).isZero();
        assertThat(ahead(queue, side, book, 480))
                .as("100 were cancelled and 20 of 120 traded besides")
                .isEqualTo(180);
    }

    private static void show(Quote quote, Side side, long more, TopOfBook book, TopOfBook fuller) {
        book.set(quote);
        if (side == Side.BUY) {
            quote.bidSize += more;
        } else {
            quote.askSize += more;
        }
        fuller.set(quote);
    }

    /** Returns a quote with {@code touch} on {@code side} and the other side a dime away. */
    private static Quote quote(Side side, long touch, long size) {
        Quote quote = DrivenExchange.blankQuote(1);
        quote.bid = (side == Side.BUY ? touch : touch - 10) * CENT;
        quote.ask = (side == Side.BUY ? touch + 10 : touch) * CENT;
        quote.bidSize = size;
        quote.askSize = size;
        return quote;
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void countsItsShareOfTheCancels(Side side) {
        TopOfBook book = new TopOfBook(quotes);
        QueuePosition queue = inMiddle(side, book, 0.5);
        shown(queue, side, book, 400);
        assertThat(ahead(queue, side, book, 400)).as("half of 200 of 300").isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void joiningAgainForgetsWhatDecreasesShowed(Side side) {
        TopOfBook book = new TopOfBook(quotes);
        QueuePosition queue = inMiddle(side, book);
        shown(queue, side, book, 500);
        queue.join(LIMIT * CENT, book);
        assertThat(queue.onPrint(LIMIT * CENT, 60 * Micros.ONE)).isZero();
        assertThat(ahead(queue, side, book, 500)).isEqualTo(440);
    }
}
