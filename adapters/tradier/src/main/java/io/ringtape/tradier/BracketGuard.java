package io.ringtape.tradier;

import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.event.Missing;
import io.ringtape.event.OrderLeg;
import io.ringtape.tradier.api.OrderWord;

/**
 * Keeps the shares of one bracket from having no stop. The broker does not say when the legs of a bracket come to life,
 * nor what a partial fill cancels, so the lists decide: where no stop works for what is held within the time allowed,
 * the bracket is withdrawn, and a target and stop are placed for exactly what is held. Withdrawing comes first, because
 * a leg that came to life beside them would close the same shares a second time. For one thread.
 */
final class BracketGuard {
    /** Time for which a withdrawal may take, beyond the time allowed without a stop. */
    private static final long WITHDRAWN_WITHIN_NS = 8 * SECOND_NS;

    /** The bracket that is guarded. Shares are in micros. */
    interface Guarded {
        /** Returns the shares held: entered and not closed, as far as the broker has announced. */
        long held();

        /** Returns the shares for which a stop works. */
        long covered();

        /** Whether live orders would close more than is held. */
        boolean isOversized(long nowNs);

        /** Whether a stop ended, or the bracket is being cancelled, so that waiting brings no protection. */
        boolean hasLostItsStop(long nowNs);

        /** Whether fills are announced that are not known yet, so that what is held may be wrong. */
        boolean owesFills();

        /** Whether an order may live that has no working stop, or is too large. */
        boolean mayComeToLife(long nowNs);

        /** Cancels every order that has no working stop, or is too large. */
        void withdraw(long nowNs);

        /** Places a target and stop. */
        PlacedOrder place(long quantity, long nowNs);

        /** Returns when shares were first held without a stop, as far as the broker tells. */
        long unguardedSinceNs(long nowNs);

        /** Reports that the shares have no stop. */
        void onFailed(String reason, long nowNs);
    }

    private final Guarded bracket;
    private final long maxUnprotectedNs;
    private GuardState state = GuardState.WATCHING;
    private String reason = "";
    private long sinceNs = Missing.LONG;
    private long repairNs = Missing.LONG;
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

    private boolean isGuarded(long nowNs) {
        return bracket.held() <= bracket.covered() && !bracket.isOversized(nowNs);
    }

    private void watch(long nowNs) {
        if (!isGuarded(nowNs)) {
            sinceNs = bracket.unguardedSinceNs(nowNs);
            become(GuardState.UNGUARDED, "no stop works for " + bracket.held());
            whileUnguarded(nowNs);
        }
    }

    private void whileUnguarded(long nowNs) {
        if (isGuarded(nowNs)) {
            become(GuardState.WATCHING, "a stop works");
        } else if (nowNs - sinceNs >= maxUnprotectedNs || (bracket.hasLostItsStop(nowNs) && !bracket.owesFills())) {
            repairNs = nowNs;
            become(GuardState.WITHDRAWING, "no stop in time, or none to come");
            whileWithdrawing(nowNs);
        }
    }

    private void whileWithdrawing(long nowNs) {
        bracket.withdraw(nowNs);
        if (bracket.mayComeToLife(nowNs) || bracket.owesFills()) {
            if (nowNs - repairNs >= maxUnprotectedNs + WITHDRAWN_WITHIN_NS) {
                fail("the bracket could not be withdrawn", nowNs);
            }
            return;
        }
        long bare = bracket.held() - bracket.covered();
        if (bare <= 0) {
            become(GuardState.WATCHING, "nothing is left to protect");
            return;
        }
        repairNs = nowNs;
        placed = bracket.place(bare, nowNs);
        become(GuardState.PLACING, "no stop works for " + bare);
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
        if (isGuarded(nowNs)) {
            become(GuardState.WATCHING, "a stop works");
        } else if (placed.isDead(nowNs) && placed.word() == OrderWord.REJECTED) {
            fail(placed.reason(), nowNs);
        } else if (placed.isDead(nowNs) || hasLostItsStop(placed) || bracket.isOversized(nowNs)) {
            repairNs = nowNs;
            become(GuardState.WITHDRAWING, "what is held changed meanwhile");
            whileWithdrawing(nowNs);
        } else {
            failWhenLate(nowNs);
        }
    }

    /** Whether a part of its target's fill has ended its stop already. */
    private static boolean hasLostItsStop(PlacedOrder guard) {
        return guard.tally(OrderLeg.STOP).word().isOver();
    }

    private void failWhenLate(long nowNs) {
        if (nowNs - repairNs >= 2 * maxUnprotectedNs) {
            fail("the broker did not confirm a stop in time", nowNs);
        }
    }

    private void fail(String why, long nowNs) {
        become(GuardState.FAILED, why);
        bracket.onFailed(why, nowNs);
    }

    /** Returns when it has something to do by time alone. */
    long nextDueNs() {
        return switch (state) {
            case UNGUARDED -> sinceNs + maxUnprotectedNs;
            case WITHDRAWING -> repairNs + maxUnprotectedNs + WITHDRAWN_WITHIN_NS;
            case PLACING, CONFIRMING -> repairNs + 2 * maxUnprotectedNs;
            case WATCHING, FAILED, ENDED -> Long.MAX_VALUE;
        };
    }

    private void become(GuardState next, String why) {
        state = next;
        reason = why;
    }
}
