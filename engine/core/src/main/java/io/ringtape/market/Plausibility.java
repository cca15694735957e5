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
 * {@code confirmingPrints} prints at a quoted level, or after {@code confirmingSeconds} of quotes at it, provided that
 * no quote at the former level came in between. After a halt the first quote or print is believed. The same holds for
 * the first of the day, unless it is wider than the widest bound.
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

        private void moveTo(Quote quote, long quotedMid) {
            moveTo(quotedMid);
            long spread = Math.max(0, quote.ask - quote.bid);
            meanSpread = meanSpread == 0 ? spread : meanSpread + (spread - meanSpread) / MEAN_OF;
            quotedNs = quote.sipNs;
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
            return !level.isKnown() || Math.max(bid, ask) <= 0 || isNear(level, Math.max(bid, ask));
        }
        long mid = bid + (ask - bid) / 2;
        boolean near = level.isKnown() ? isNear(level, bid, ask) : isTight(bid, ask, mid);
        boolean accepted = near || isConfirmed(level, quote, mid);
        if (accepted) {
            level.moveTo(quote, mid);
        }
        return accepted;
    }

    /** Adds an implausible quote to what is known of its level. Returns whether that makes the level believed. */
    private boolean isConfirmed(Level level, Quote quote, long mid) {
        if (!isTight(quote.bid, quote.ask, mid)) {
            return false;
        }
        level.propose(mid, quote.sipNs, continues(level, mid));
        level.quotesAtProposed++;
        return level.printsAtProposed >= settings.confirmingPrints()
                || (level.quotesAtProposed >= MIN_QUOTES
                        && quote.sipNs - level.proposedSinceNs >= settings.confirmingNs());
    }

    /** Whether the print, which counts for more than volume, is believed. */
    boolean accepts(Trade print, boolean isAuction, boolean formsPrice) {
        if (print.size > settings.maxPrintShares() && !isAuction) {
            return false;
        }
        if (!limitsJumps) {
            return true;
        }
        Level level = levels[print.instrument];
        if (print.backfilled) {
            return !level.isKnown() || Math.abs(print.price - level.mid) <= level.mid * bound * WIDEST;
        }
        boolean quoted = level.quotedNs != Long.MIN_VALUE && print.sipNs - level.quotedNs <= settings.confirmingNs();
        boolean accepted =
                !level.isKnown() || isNear(level, print.price) || (formsPrice && isConfirmed(level, print, quoted));
        if (accepted && formsPrice && !quoted) {
            level.moveTo(print.price);
        }
        return accepted;
    }

    /** Adds an implausible print to what is known of its level. Returns whether that makes the level believed. */
    private boolean isConfirmed(Level level, Trade print, boolean quoted) {
        level.propose(print.price, print.sipNs, continues(level, print.price));
        level.printsAtProposed++;
        boolean confirmed =
                level.printsAtProposed >= settings.confirmingPrints() && (!quoted || level.quotesAtProposed > 0);
        if (confirmed) {
            level.moveTo(print.price);
        }
        return confirmed;
    }

    private boolean continues(Level level, long price) {
        return level.proposed != 0 && Math.abs(price - level.proposed) <= reach(level, level.proposed);
    }

    private boolean isNear(Level level, long price) {
        return Math.abs(price - level.mid) <= reach(level, level.mid);
    }

    private boolean isNear(Level level, long bid, long ask) {
        double reach = reach(level, level.mid);
        return Math.abs(bid - level.mid) <= reach && Math.abs(ask - level.mid) <= reach;
    }

    /** Returns how far from {@code centre} a price may lie. */
    private double reach(Level level, long centre) {
        double least = centre * bound;
        return Math.max(least, Math.min(least * WIDEST, level.meanSpread * settings.maxJumpSpreads()));
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
}
