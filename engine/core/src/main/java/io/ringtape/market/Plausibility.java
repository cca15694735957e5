package io.ringtape.market;

import io.ringtape.event.Quote;
import io.ringtape.event.Trade;

/**
 * Decides whether quotes and prints lie near enough to the recent market to be believed. It is shown all of them once,
 * in the order of the tape.
 *
 * <p>The recent market is the mid of the last believed quote, or, when there was none for {@code confirmingSeconds},
 * the last believed print. A price farther from it than the bound is implausible: a typing error, a test quote, a stub.
 * The bound is {@code maxJumpPercent} of the market, or {@code maxJumpSpreads} of its own mean spreads if that is more,
 * up to ten times the former. A market that falls step by step, however far and fast, stays within it.
 *
 * <p>A market that really jumps is believed again as soon as prints or time confirm its level: after
 * {@code confirmingPrints} prints at a quoted level, or after {@code confirmingSeconds} of quotes at it, provided that no
 * quote at the former level came in between. After a halt the first quote or print is believed. The same holds for the
 * first of the day, unless it is wider than the widest bound.
 *
 * <p>What was filled in later is of an earlier market: quotes are believed, and prints within the widest bound.
 *
 * <p>Does not allocate; for one thread.
 */
final class Plausibility {
    private static final int WIDEST = 10;
    private static final int MEAN_OF = 64;
    private static final int MIN_QUOTES = 3;

    private final PlausibilitySettings settings;
    private final boolean limitsJumps;
    private final double bound;
    private final Level[] levels;
    private long implausibleQuotes;
    private long implausiblePrints;

    Plausibility(PlausibilitySettings settings, int instruments) {
        this.settings = settings;
        limitsJumps = settings.limitsJumps();
        bound = settings.maxJumpPercent() / 100;
        levels = new Level[instruments];
        for (int i = 0; i < instruments; i++) {
            levels[i] = new Level();
        }
    }

    /** The believed market of an instrument, and the level at which it may be instead. Micro-dollars. */
    private static final class Level {
        private long mid;
        private double meanSpread;
        private long quotedNs = Long.MIN_VALUE;

        private long proposed;
        private long proposedSinceNs;
        private int quotesAtProposed;
        private int printsAtProposed;

        private boolean isKnown() {
            return mid != 0;
        }

        private void moveTo(long price) {
            mid = price;
            proposed = 0;
        }

        private void take(long spread) {
            meanSpread = meanSpread == 0 ? spread : meanSpread + (spread - meanSpread) / MEAN_OF;
        }

        private void propose(long price, long sipNs, boolean continues) {
            if (!continues) {
                proposedSinceNs = sipNs;
                quotesAtProposed = 0;
                printsAtProposed = 0;
            }
            proposed = price;
        }
    }

    /** Whether the quote is believed. A side without a price is left out. */
    boolean accepts(Quote quote) {
        if (!limitsJumps || quote.backfilled) {
            return true;
        }
        Level level = levels[quote.instrument];
        long bid = quote.bid;
        long ask = quote.ask;
        if (bid <= 0 || ask <= 0) {
            return !level.isKnown()
                    || quoteCounted(
                            (bid <= 0 || isNear(level, level.mid, bid)) && (ask <= 0 || isNear(level, level.mid, ask)));
        }
        long mid = bid + (ask - bid) / 2;
        boolean near = level.isKnown()
                ? isNear(level, level.mid, bid) && isNear(level, level.mid, ask)
                : isTight(bid, ask, mid);
        if (near || isConfirmed(level, quote, mid)) {
            accept(level, mid, ask - bid, quote.sipNs);
            return true;
        }
        return quoteCounted(false);
    }

    private boolean quoteCounted(boolean believed) {
        implausibleQuotes += believed ? 0 : 1;
        return believed;
    }

    private boolean printCounted(boolean believed) {
        implausiblePrints += believed ? 0 : 1;
        return believed;
    }

    private void accept(Level level, long mid, long spread, long sipNs) {
        level.moveTo(mid);
        level.take(Math.max(0, spread));
        level.quotedNs = sipNs;
    }

    /** Adds an implausible quote to what is known of its level. Returns whether that makes the level believed. */
    private boolean isConfirmed(Level level, Quote quote, long mid) {
        if (!isTight(quote.bid, quote.ask, mid)) {
            return false;
        }
        level.propose(mid, quote.sipNs, continues(level, mid));
        level.quotesAtProposed++;
        return level.printsAtProposed >= settings.confirmingPrints() || isOldEnough(level, quote.sipNs);
    }

    private boolean isOldEnough(Level level, long sipNs) {
        return level.quotesAtProposed >= MIN_QUOTES && sipNs - level.proposedSinceNs >= settings.confirmingNs();
    }

    /** Whether the print, which counts for more than volume, is believed. */
    boolean accepts(Trade print, boolean isAuction, boolean formsPrice) {
        if (print.size > settings.maxPrintShares() && !isAuction) {
            return printCounted(false);
        }
        if (!limitsJumps) {
            return true;
        }
        Level level = levels[print.instrument];
        if (print.backfilled) {
            return printCounted(!level.isKnown() || Math.abs(print.price - level.mid) <= level.mid * bound * WIDEST);
        }
        boolean quoted = level.quotedNs != Long.MIN_VALUE && print.sipNs - level.quotedNs <= settings.confirmingNs();
        if (!level.isKnown()
                || isNear(level, level.mid, print.price)
                || isConfirmed(level, print, quoted, formsPrice)) {
            if (!quoted && formsPrice) {
                level.moveTo(print.price);
            }
            return true;
        }
        return printCounted(false);
    }

    /** Adds an implausible print to what is known of its level. Returns whether that makes the level believed. */
    private boolean isConfirmed(Level level, Trade print, boolean quoted, boolean formsPrice) {
        if (!formsPrice) {
            return false;
        }
        level.propose(print.price, print.sipNs, continues(level, print.price));
        level.printsAtProposed++;
        boolean enough = level.printsAtProposed >= settings.confirmingPrints();
        if (enough && level.quotesAtProposed > 0) {
            level.moveTo(print.price);
            return true;
        }
        return enough && !quoted;
    }

    private boolean continues(Level level, long price) {
        return level.proposed != 0 && isNear(level, level.proposed, price);
    }

    private boolean isNear(Level level, long centre, long price) {
        double least = centre * bound;
        double widest = least * WIDEST;
        double spreads = level.meanSpread * settings.maxJumpSpreads();
        return Math.abs(price - centre) <= Math.max(least, Math.min(widest, spreads));
    }

    private boolean isTight(long bid, long ask, long mid) {
        return Math.abs(ask - bid) <= mid * bound * WIDEST;
    }

    /** Forgets an instrument's market, which may be anywhere after a halt. */
    void forget(int instrument) {
        Level level = levels[instrument];
        level.mid = 0;
        level.proposed = 0;
        level.quotedNs = Long.MIN_VALUE;
    }

    /** Returns the number of quotes that were not believed. */
    long implausibleQuotes() {
        return implausibleQuotes;
    }

    /** Returns the number of prints that were not believed. */
    long implausiblePrints() {
        return implausiblePrints;
    }
}
