package io.ringtape.tradier;

import static io.ringtape.event.Nanos.MILLI_NS;

import io.ringtape.event.Missing;
import io.ringtape.event.OrderLeg;
import io.ringtape.tradier.api.OrderWord;

/**
 * Keeps the shares of one bracket from having no stop. The broker does not say when the legs of a bracket come to life,
 * nor what a partial fill cancels, so the lists decide: where no stop works for what is held within the time allowed,
 * the bracket is withdrawn, and a target and stop are placed for exactly what is held. Withdrawing comes first, because
 * a leg that came to life beside them would close the same shares a second time. The broker has the time allowed
 * once more to withdraw, and once more to bring the stop to work, however often what is held changes meanwhile; then the
 * shares are given up for the engine to close. For one thread.
 */
final class BracketGuard {
    /** Time between two looks at the broker's orders while the protection is repaired. */
    private static final long LOOK_EVERY_NS = 250 * MILLI_NS;

    /** The bracket that is guarded. Shares are in micros. */
    interface Guarded {
        /** Whether a stop works for every share, and live orders would close no more than these. */
        boolean isGuarded(long nowNs);

        /** Returns the shares held: entered and not closed, as far as the broker has announced. */
        long held();

        /** Returns the shares for which a stop works. */
        long covered();

        /** Whether live orders would close more than is held. */
        boolean isOversized(long nowNs);

        /** Whether a stop ended, or the bracket is being cancelled, so that waiting brings no protection. */
        boolean hasLostItsStop(long nowNs);

        /** Whether the number of filled shares lags behind, so that what is held may be wrong. */
        boolean owesShares();

        /** Whether an order may live that has no working stop, or is too large. */
        boolean mayComeToLife(long nowNs);

        /** Cancels every order that has no working stop, or is too large. */
        void withdraw(long nowNs);

        /** Has the broker's orders listed soon. */
        void look();

        /** Places a target and stop. */
        PlacedOrder place(long quantity, long nowNs);

        /** Returns when shares were first held without a stop, or the latest time at which they surely had one. */
        long unguardedSinceNs(long nowNs);

        /** Reports that the shares have no stop. */
        void onFailed(String reason, long nowNs);
    }

    private final Guarded bracket;
    private final long maxUnprotectedNs;
    private GuardState state = GuardState.WATCHING;
    private String reason = "";
    private long dueNs = Missing.LONG;
    private long repairNs = Missing.LONG;
    private long stepNs = Missing.LONG;
    private long lookedNs = Long.MIN_VALUE;
    private PlacedOrder placed;

    BracketGuard(Guarded bracket, long maxUnprotectedNs) {
        this.bracket = bracket;
        this.maxUnprotectedNs = maxUnprotectedNs;
    }

    GuardState state() {
        return state;
    }

    /** Returns why it is in its state. */
    String reason() {
        return reason;
    }

    /** Whether it is repairing the protection, or about to. */
    boolean isBusy() {
        return state == GuardState.UNGUARDED || isRepairing();
    }

    /** Whether it is repairing the protection. */
    boolean isRepairing() {
        return state == GuardState.WITHDRAWING || state == GuardState.PLACING || state == GuardState.CONFIRMING;
    }

    /** Protects no longer, because the engine cancels everything. */
    void end() {
        become(GuardState.ENDED, "cancelled by the engine");
    }

    /** Does what follows from the latest lists and the time. */
    void proceed(long nowNs) {
        switch (state) {
            case WATCHING -> watch(nowNs);
            case UNGUARDED -> whileUnguarded(nowNs);
            case WITHDRAWING -> whileWithdrawing(nowNs);
            case PLACING -> whilePlacing(nowNs);
            case CONFIRMING -> whileConfirming(nowNs);
            case FAILED, ENDED -> {}
        }
    }

    private void watch(long nowNs) {
        if (!bracket.isGuarded(nowNs)) {
            dueNs = Math.max(bracket.unguardedSinceNs(nowNs) + maxUnprotectedNs, nowNs + secondLookNs());
            become(GuardState.UNGUARDED, "no stop works for " + bracket.held());
            bracket.look();
            whileUnguarded(nowNs);
        }
    }

    /** Returns the time after which legs that a list showed on their way are looked at again before they are given up. */
    private long secondLookNs() {
        return maxUnprotectedNs / 4;
    }

    private void whileUnguarded(long nowNs) {
        if (bracket.isGuarded(nowNs)) {
            become(GuardState.WATCHING, "a stop works");
        } else if (nowNs >= dueNs || (bracket.hasLostItsStop(nowNs) && !bracket.owesShares())) {
            repairNs = nowNs;
            beginWithdrawal("no stop in time, or none to come", nowNs);
        } else if (nowNs >= lastLookNs()) {
            look(nowNs);
        }
    }

    /** Returns when the orders are listed a last time before they are withdrawn. */
    private long lastLookNs() {
        return dueNs - LOOK_EVERY_NS;
    }

    private void beginWithdrawal(String why, long nowNs) {
        stepNs = nowNs;
        become(GuardState.WITHDRAWING, why);
        whileWithdrawing(nowNs);
    }

    private void whileWithdrawing(long nowNs) {
        bracket.withdraw(nowNs);
        boolean isWithdrawn = !bracket.mayComeToLife(nowNs) && !bracket.owesShares();
        long bare = bracket.held() - bracket.covered();
        if (isWithdrawn && bare <= 0) {
            become(GuardState.WATCHING, "nothing is left to protect");
        } else if (isWithdrawn && nowNs < latestPlacingNs()) {
            stepNs = nowNs;
            placed = bracket.place(bare, nowNs);
            become(GuardState.PLACING, "no stop works for " + bare);
        } else if (isWithdrawn || nowNs >= deadlineNs()) {
            fail("the bracket could not be withdrawn in time", nowNs);
        } else {
            look(nowNs);
        }
    }

    /** Returns when the present step, or the repair as a whole, has taken too long. */
    private long deadlineNs() {
        return Math.min(stepNs + maxUnprotectedNs, repairNs + 2 * maxUnprotectedNs);
    }

    /** Returns until when a target and stop may be placed; the broker needs some time to take them. */
    private long latestPlacingNs() {
        return repairNs + 2 * maxUnprotectedNs - secondLookNs();
    }

    private void look(long nowNs) {
        if (nowNs >= nextLookNs()) {
            lookedNs = nowNs;
            bracket.look();
        }
    }

    private void whilePlacing(long nowNs) {
        if (placed.state().isGone()) {
            fail(placed.reason(), nowNs);
        } else if (placed.state() == PlacementState.LISTED) {
            become(GuardState.CONFIRMING, "listed");
            whileConfirming(nowNs);
        } else {
            failWhenLate(nowNs);
        }
    }

    private void whileConfirming(long nowNs) {
        if (bracket.isGuarded(nowNs)) {
            become(GuardState.WATCHING, "a stop works");
        } else if (placed.isDead(nowNs) && placed.word() == OrderWord.REJECTED) {
            fail(placed.reason(), nowNs);
        } else if (placed.isDead(nowNs) || hasLostItsStop(placed) || bracket.isOversized(nowNs)) {
            beginWithdrawal("what is held changed meanwhile", nowNs);
        } else {
            failWhenLate(nowNs);
        }
    }

    /** Whether a part of its target's fill has ended its stop already. */
    private static boolean hasLostItsStop(PlacedOrder guard) {
        return guard.tally(OrderLeg.STOP).word().isOver();
    }

    private void failWhenLate(long nowNs) {
        if (nowNs >= deadlineNs()) {
            fail("the broker did not confirm a stop in time", nowNs);
        } else {
            look(nowNs);
        }
    }

    private void fail(String why, long nowNs) {
        become(GuardState.FAILED, why);
        bracket.onFailed(why, nowNs);
    }

    /** Returns when it has something to do by time alone. */
    long nextDueNs() {
        return switch (state) {
            case UNGUARDED -> lookedNs >= lastLookNs() ? dueNs : Math.min(dueNs, Math.max(lastLookNs(), nextLookNs()));
            case WITHDRAWING, PLACING, CONFIRMING -> Math.min(deadlineNs(), nextLookNs());
            case WATCHING, FAILED, ENDED -> Long.MAX_VALUE;
        };
    }

    private long nextLookNs() {
        return lookedNs + LOOK_EVERY_NS;
    }

    private void become(GuardState next, String why) {
        state = next;
        reason = why;
    }
}
