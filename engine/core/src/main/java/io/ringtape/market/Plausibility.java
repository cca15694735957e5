package io.ringtape.market;

import io.ringtape.event.Quote;
import io.ringtape.event.Trade;

/**
 * Decides whether quotes and prints lie near enough to the recent market to be plausible. It is shown all of them once,
 * in the order of the tape.
 *
 * <p>The recent market is the mid of the last plausible quote, or, when there was none for {@code confirmingSeconds},
 * the last plausible print. A price farther from it than the bound is implausible: a typing error, a test quote, a stub.
 * The bound is {@code maxJumpPercent} of the market, or {@code maxJumpSpreads} of its own mean spreads if that is more,
 * up to {@code maxGapPercent}. A market that falls step by step, however far and fast, stays within it.
 *
 * <p>Over night and in a halt the market may move without a quote. So the bound is {@code maxGapPercent} of the prior
 * session's last close until the first plausible quote of the day, and of the last market until the first after a halt.
 * Without history the first quote or print of the day is plausible, unless the quote is wider than
 * {@code maxGapPercent}.
 *
 * <p>A market that jumps farther is plausible again as soon as prints or time confirm its level, provided that no quote
 * at the former level came in between: {@code confirmingPrints} prints at a quoted level, or {@code confirmingSeconds}
 * of quotes at it, {@value #MIN_QUOTES} at least; where no quote has confirmed the former level either,
 * {@value #MIN_QUOTES} quotes.
 *
 * <p>What was filled in later is of an earlier market: it is held against {@code maxGapPercent} and moves nothing.
 *
 * <p>Does not allocate; for one thread.
 */
final class Plausibility {
    private static final int MEAN_OF = 64;
    private static final int MIN_QUOTES = 3;

    private final PlausibilitySettings settings;
    private final boolean limitsJumps;
    private final double jump;
    private final double gap;
    private final Level[] levels;

    Plausibility(PlausibilitySettings settings, int instruments) {
        this.settings = settings;
        limitsJumps = settings.limitsJumps();
        jump = settings.maxJumpPercent() / 100;
        gap = settings.maxGapPercent() / 100;
        levels = new Level[instruments];
        for (int i = 0; i < instruments; i++) {
            levels[i] = new Level();
        }
    }

    /** The recent market of an instrument, and the level at which it may be instead. Micro-dollars. */
    private static final class Level {
        private long mid;
        private double meanSpread;
        private long quotedNs = Long.MIN_VALUE;

        /** Whether a quote has confirmed the market since the open or the last halt. */
        private boolean isConfirmed;

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

        private void moveTo(Quote quote, long quotedMid, boolean confirms) {
            moveTo(quotedMid);
            long spread = Math.max(0, quote.ask - quote.bid);
            meanSpread = meanSpread == 0 ? spread : meanSpread + (spread - meanSpread) / MEAN_OF;
            quotedNs = quote.sipNs;
            isConfirmed = confirms;
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

    /** Takes the close of a bar of a prior session, before the first quote or print of the day. */
    void onPriorClose(int instrument, long close) {
        levels[instrument].mid = close;
    }

    /** Takes a halt or its end: the next price may lie farther away. */
    void onHaltOrResume(int instrument) {
        Level level = levels[instrument];
        level.isConfirmed = false;
        level.proposed = 0;
        level.quotedNs = Long.MIN_VALUE;
    }

    /** Whether the quote is plausible. A side without a price is left out. */
    boolean isPlausible(Quote quote) {
        if (!limitsJumps) {
            return true;
        }
        Level level = levels[quote.instrument];
        long bid = quote.bid;
        long ask = quote.ask;
        if (bid <= 0 || ask <= 0) {
            return !level.isKnown() || Math.max(bid, ask) <= 0 || isNear(level, Math.max(bid, ask));
        }
        long mid = bid + (ask - bid) / 2;
        if (quote.backfilled) {
            return isTight(bid, ask, mid) && isWithinGap(level, mid);
        }
        boolean isNear = level.isKnown() ? isNear(level, bid, ask) : isTight(bid, ask, mid);
        if (!isNear && !isConfirmed(level, quote, mid)) {
            return false;
        }
        level.moveTo(quote, mid, level.isKnown());
        return true;
    }

    /** Adds an implausible quote to what is known of its level. Returns whether that confirms the level. */
    private boolean isConfirmed(Level level, Quote quote, long mid) {
        if (!isTight(quote.bid, quote.ask, mid)) {
            return false;
        }
        level.propose(mid, quote.sipNs, continues(level, mid));
        level.quotesAtProposed++;
        boolean isOld = !level.isConfirmed || quote.sipNs - level.proposedSinceNs >= settings.confirmingNs();
        return level.printsAtProposed >= settings.confirmingPrints() || (level.quotesAtProposed >= MIN_QUOTES && isOld);
    }

    /** Whether the print, which counts for more than volume, is plausible. */
    boolean isPlausible(Trade print, boolean isAuction, boolean formsPrice) {
        if (print.size > settings.maxPrintShares() && !isAuction) {
            return false;
        }
        if (!limitsJumps) {
            return true;
        }
        Level level = levels[print.instrument];
        if (print.backfilled) {
            return isWithinGap(level, print.price);
        }
        boolean isQuoted = level.quotedNs != Long.MIN_VALUE && print.sipNs - level.quotedNs <= settings.confirmingNs();
        boolean isPlausible =
                !level.isKnown() || isNear(level, print.price) || (formsPrice && isConfirmed(level, print, isQuoted));
        if (isPlausible && formsPrice && !isQuoted) {
            level.moveTo(print.price);
        }
        return isPlausible;
    }

    /** Adds an implausible print to what is known of its level. Returns whether that confirms the level. */
    private boolean isConfirmed(Level level, Trade print, boolean isQuoted) {
        level.propose(print.price, print.sipNs, continues(level, print.price));
        level.printsAtProposed++;
        boolean isConfirmed =
                level.printsAtProposed >= settings.confirmingPrints() && (!isQuoted || level.quotesAtProposed > 0);
        if (isConfirmed) {
            level.moveTo(print.price);
        }
        return isConfirmed;
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

    private boolean isWithinGap(Level level, long price) {
        return !level.isKnown() || Math.abs(price - level.mid) <= level.mid * gap;
    }

    /** Returns how far from {@code centre} a price may lie. */
    private double reach(Level level, long centre) {
        double most = centre * gap;
        return level.isConfirmed
                ? Math.max(centre * jump, Math.min(most, level.meanSpread * settings.maxJumpSpreads()))
                : most;
    }

    private boolean isTight(long bid, long ask, long mid) {
        return Math.abs(ask - bid) <= mid * gap;
    }
}
