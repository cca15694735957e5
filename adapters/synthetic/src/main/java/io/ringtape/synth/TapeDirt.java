package io.ringtape.synth;

import static io.ringtape.event.Nanos.MINUTE_NS;
import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.event.Micros;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Adds what makes real data hard to read: late, average-price, derived and contingent prints, exact duplicates, and
 * prints that are corrected minutes later. Each kind has its usual share, raised so that a medium-sized session
 * contains some of each.
 */
final class TapeDirt {
    private static final int AVERAGE_PRICE = 2;
    private static final int DERIVATIVELY_PRICED = 10;
    private static final int OUT_OF_SEQUENCE = 32;
    private static final int CONTINGENT = 52;
    private static final int QUALIFIED_CONTINGENT = 53;
    private static final double[] USUAL_SHARES = {5e-4, 6e-4, 1e-3, 1e-4, 3e-4};
    private static final int[] MARKS = {1, 7, 8};
    private static final int[] FOLLOW_ONS = {12, 11, 10};
    private static final int FAIR_SIZE = 5_000;
    private static final double WANTED = 7;

    private final PricePath path;
    private final PrintSizes sizes;
    private final SeededRandom random;
    private final double least;
    private final PriorityQueue<Print> followOns = new PriorityQueue<>(Comparator.comparingLong(p -> p.publishedNs));
    private int nextMark;

    TapeDirt(PricePath path, PrintSizes sizes, SeededRandom random, long printsOfDay) {
        this.path = path;
        this.sizes = sizes;
        this.random = random;
        least = printsOfDay < FAIR_SIZE ? 0 : WANTED / printsOfDay;
    }

    /** Occasionally turns the print into one whose price is not the market's. */
    void spoil(Print print) {
        double part = random.next();
        int kind = 0;
        while (kind < USUAL_SHARES.length && part >= share(USUAL_SHARES[kind])) {
            part -= share(USUAL_SHARES[kind++]);
        }
        switch (kind) {
            case 0 -> outOfSequence(print);
            case 1 -> average(print);
            case 2 -> offMarket(print, DERIVATIVELY_PRICED, 2e-4, print.size);
            case 3 -> offMarket(print, CONTINGENT, 6e-4, sizes.nextBlock(random));
            case 4 -> offMarket(print, QUALIFIED_CONTINGENT, 4e-4, sizes.nextBlock(random));
            default -> {}
        }
    }

    /** Occasionally marks the print to be corrected, declared erroneous or cancelled later. */
    void correctLater(Print print) {
        if (random.chance(MARKS.length * share(1.3e-5))) {
            mark(print);
        }
    }

    /** Whether to write the row twice. */
    boolean isRepeated() {
        return random.chance(share(4e-5));
    }

    /** Returns the next correction record due by {@code elapsedNs}, or null. */
    Print followOn(long elapsedNs) {
        Print due = followOns.peek();
        return due != null && due.publishedNs <= elapsedNs ? followOns.poll() : null;
    }

    private double share(double usual) {
        return Math.max(usual, least);
    }

    private void outOfSequence(Print print) {
        print.condition(OUT_OF_SEQUENCE);
        print.madeNs -= 10 * SECOND_NS + (long) (random.next() * 80 * SECOND_NS);
        print.price = cents(path.at(print.madeNs));
        if (print.trfId != 0) {
            print.reportedNs = print.publishedNs - 12_000;
        }
    }

    private void average(Print print) {
        double sum = 0;
        for (long i = 1; i <= 10; i++) {
            sum += path.at(print.madeNs - i * MINUTE_NS);
        }
        offMarket(print, AVERAGE_PRICE, 0, sizes.nextBlock(random));
        print.price = Micros.ofDouble(sum / 10) / 100 * 100;
    }

    private void offMarket(Print print, int condition, double away, long size) {
        print.condition(condition);
        print.exchange = Venues.OFF_EXCHANGE;
        print.trfId = Venues.reportingFacility(random);
        print.reportedNs = print.publishedNs - 12_000;
        print.size = size;
        double price = path.at(print.madeNs);
        print.price = Micros.ofDouble(price * (1 + away * (2 * random.next() - 1))) / 100 * 100;
    }

    private void mark(Print print) {
        print.correction = MARKS[nextMark];
        Print record = print.copy();
        record.correction = FOLLOW_ONS[nextMark];
        record.publishedNs += MINUTE_NS + (long) (random.next() * 600 * SECOND_NS);
        if (record.correction == 12) {
            record.price += Micros.ONE / 100;
        }
        followOns.add(record);
        nextMark = (nextMark + 1) % MARKS.length;
    }

    private static long cents(double price) {
        return Micros.ofDouble(price) / 10_000 * 10_000;
    }
}
