package io.ringtape.risk;

import io.ringtape.event.AccountReport;
import io.ringtape.event.Micros;
import io.ringtape.event.RiskRule;
import io.ringtape.event.RiskState;
import io.ringtape.event.StateHasher;
import io.ringtape.market.Instrument;
import io.ringtape.market.TradingSession;
import java.util.List;

/**
 * The day's risk: open round trips, losses, requests to the broker, the operator's commands, and the rules that every
 * entry must pass. Exits are recorded, never checked. For one thread; allocates nothing after construction.
 */
public final class RiskBook {
    private final TradingSession session;
    private final RiskRules rules;
    private final DayRisk day;
    private final Exposure exposure;
    private final OrderRate rate;
    private final Account account;
    private boolean paused;
    private boolean brokerAbsent;
    private boolean killed;

    /**
     * Creates a book at the start of a session.
     *
     * @param policies number of policy sessions
     */
    public RiskBook(RiskSettings settings, TradingSession session, List<Instrument> instruments, int policies) {
        this.session = session;
        rules = new RiskRules(settings);
        day = new DayRisk(rules);
        exposure = new Exposure(instruments, settings.positions().correlatedGroups(), policies);
        rate = new OrderRate(settings.broker().orders());
        account = new Account(settings.broker().account(), instruments.size());
    }

    /**
     * Fills in the day of an entry whose trade and market are filled in, sizes it, and asks every rule. Returns the
     * first rule that refuses, or NONE.
     */
    public RiskRule ask(EntryQuestion q) {
        q.openNs = session.openNs();
        q.closeNs = session.closeNs();
        q.brokerAbsent = brokerAbsent;
        q.killed = killed;
        q.paused = paused;
        day.describe(q);
        q.buyingPower = account.buyingPower();
        q.equity = account.equity();
        q.requests = rate.inMinuteTo(q.timeNs);
        exposure.describe(q);
        return rules.check(q);
    }

    /** Returns the value that the refusing rule found, in its unit. */
    public double value() {
        return rules.value();
    }

    /** Returns the limit of the refusing rule, in its unit. */
    public double limit() {
        return rules.limit();
    }

    /** Records that the entry asked about last was allowed and sent. */
    public void onEntry(EntryQuestion q) {
        long money = Micros.notional(q.pricePerShare(), q.quantity());
        exposure.begin(q.instrument.id(), q.policy, money);
        account.commit(q.instrument.id(), money);
    }

    /** Reopens a round trip that had ended before its last fill; {@code policy} may be missing. */
    public void onReopened(int instrument, int policy) {
        exposure.reopen(instrument, policy);
    }

    /** Records that the whole entry is filled, canceled or refused. */
    public void onEntered(int instrument) {
        account.onEntered(instrument);
    }

    /** Removes an entry that ended without a fill from the count of trades. */
    public void onExpired(int instrument) {
        exposure.expire(instrument);
        account.release(instrument, 0);
    }

    /** Records the end of a round trip: its profit after charges in micro-dollars, and in R, which may be missing. */
    public void onClosed(int instrument, long profit, double r) {
        exposure.close(instrument, profit);
        account.release(instrument, profit);
        day.onTrade(profit, r);
        day.open(exposure.openLoss(), exposure.openLossR());
    }

    /** Values an open round trip: its profit in micro-dollars and R if it were closed at the touch. */
    public void mark(int instrument, long profit, double r) {
        exposure.mark(instrument, profit, r);
        day.open(exposure.openLoss(), exposure.openLossR());
    }

    /** Latches a limit of the day that a loss has reached. Returns whether it latched one now. */
    public boolean latch() {
        return day.latch();
    }

    /** Counts a request that was sent to the broker. */
    public void onRequest(long timeNs) {
        rate.onRequest(timeNs);
    }

    /** Takes equity and buying power from the broker's report. */
    public void onAccount(AccountReport report) {
        account.onReport(report);
    }

    /** Refuses entries, because there is no broker or it does not answer, until {@link #brokerAnswers}. */
    public void noBroker() {
        brokerAbsent = true;
    }

    /** Lifts {@link #noBroker}. */
    public void brokerAnswers() {
        brokerAbsent = false;
    }

    /** Refuses entries until {@link #resume()}. */
    public void pause() {
        paused = true;
    }

    /** Allows entries again. */
    public void resume() {
        paused = false;
    }

    /** Refuses entries for the rest of the day. */
    public void kill() {
        killed = true;
    }

    /** Clears the breach, if there is one, and restarts losses, streak and drawdown from their present values. */
    public void clearBreach() {
        day.clearBreach();
    }

    /** Returns the latched breach, or NONE. */
    public RiskRule breach() {
        return day.breach();
    }

    /** Returns the profit of the round trips closed today, micro-dollars. */
    public long realised() {
        return day.realised();
    }

    /** Fills in the day's state. */
    public void describe(RiskState state) {
        day.describe(state);
        state.openPositions = exposure.positions();
        state.equity = account.equity();
        state.paused = paused;
        state.killed = killed;
    }

    /** Folds the book into the digest. */
    public void hash(StateHasher hasher) {
        hasher.flag("brokerAbsent", brokerAbsent);
        hasher.flag("paused", paused);
        hasher.flag("killed", killed);
        day.hash(hasher);
        exposure.hash(hasher);
        rate.hash(hasher);
        account.hash(hasher);
    }
}
