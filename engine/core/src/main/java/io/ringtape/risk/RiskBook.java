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
 * The day's risk: what is open, what was lost, what was sent, what the operator said; and the rules that an entry is
 * asked by. Exits are told, never asked. One thread; nothing is allocated after it was made.
 */
public final class RiskBook {
    private final TradingSession session;
    private final RiskRules rules;
    private final DayRisk day;
    private final Exposure exposure;
    private final OrderRate rate;
    private final Account account;
    private boolean paused;
    private boolean killed;

    /**
     * The book of a session that begins.
     *
     * @param policies how many policy sessions there are
     */
    public RiskBook(RiskSettings settings, TradingSession session, List<Instrument> instruments, int policies) {
        this.session = session;
        rules = new RiskRules(settings);
        day = new DayRisk(settings.day().losses());
        exposure = new Exposure(instruments, settings.positions().correlatedGroups(), policies);
        rate = new OrderRate(settings.broker().orders());
        account = new Account(settings.broker().account(), instruments.size());
    }

    /**
     * Asks every rule about an entry whose trade and market are filled in; sizes it and answers with the first rule
     * that refuses, or NONE.
     */
    public RiskRule ask(EntryQuestion q) {
        q.openNs = session.openNs();
        q.closeNs = session.closeNs();
        q.killed = killed;
        q.paused = paused;
        q.breach = day.breach();
        q.dayLoss = day.loss();
        q.dayLossR = day.lossR();
        q.losingStreak = day.streak();
        q.drawdown = day.drawdown();
        q.buyingPower = account.buyingPower();
        q.equity = account.equity();
        q.requests = rate.inMinuteTo(q.timeNs);
        exposure.describe(q);
        return rules.check(q);
    }

    /** The value that the refusing rule found, in its unit. */
    public double value() {
        return rules.value();
    }

    /** The limit of the refusing rule, in its unit. */
    public double limit() {
        return rules.limit();
    }

    /** The entry that was asked for last, and allowed, is sent. */
    public void onEntry(EntryQuestion q) {
        long money = Micros.notional(q.pricePerShare(), q.quantity());
        exposure.begin(q.instrument.id(), q.policy, money);
        account.commit(q.instrument.id(), money);
    }

    /** The entry was filled after its round trip was over, which begins again; the policy's place may be missing. */
    public void onReopened(int instrument, int policy) {
        exposure.reopen(instrument, policy);
    }

    /** All of the entry is filled or over. */
    public void onEntered(int instrument) {
        account.onEntered(instrument);
    }

    /** The entry ended without a fill: it does not count. */
    public void onExpired(int instrument) {
        exposure.expire(instrument);
        account.release(instrument, 0);
    }

    /** The round trip ended with that profit after charges, micro-dollars, which may be missing in R. */
    public void onClosed(int instrument, long profit, double r) {
        exposure.close(instrument, profit);
        account.release(instrument, profit);
        day.onTrade(profit, r);
        day.open(exposure.openLoss(), exposure.openLossR());
    }

    /** The open round trip would end with that profit if it were closed at the touch, micro-dollars and R. */
    public void mark(int instrument, long profit, double r) {
        exposure.mark(instrument, profit, r);
        day.open(exposure.openLoss(), exposure.openLossR());
    }

    /** Latches a limit of the day that a loss has reached; whether one latched just then. */
    public boolean latch() {
        return day.latch();
    }

    /** A request went to the broker at that instant. */
    public void onRequest(long timeNs) {
        rate.onRequest(timeNs);
    }

    /** The broker's word on the account. */
    public void onAccount(AccountReport report) {
        account.onReport(report);
    }

    /** No entries. */
    public void pause() {
        paused = true;
    }

    /** Entries again. */
    public void resume() {
        paused = false;
    }

    /** No entries for the rest of the day. */
    public void kill() {
        killed = true;
    }

    /** Clears the latched breach, if there is one: losses, streak and drawdown count anew from where they stand. */
    public void clearBreach() {
        day.clearBreach();
    }

    /** The latched breach, or NONE. */
    public RiskRule breach() {
        return day.breach();
    }

    /** Profit of the day's closed round trips, micro-dollars. */
    public long realised() {
        return day.realised();
    }

    /** Fills in the day's state. */
    public void describe(RiskState state) {
        day.describe(state);
        state.openPositions = exposure.positions();
    }

    /** Folds the book into the digest. */
    public void hash(StateHasher hasher) {
        hasher.flag("paused", paused);
        hasher.flag("killed", killed);
        day.hash(hasher);
        exposure.hash(hasher);
        rate.hash(hasher);
        account.hash(hasher);
    }
}
