package io.ringtape.market;

import io.ringtape.event.MinuteBar;
import java.util.List;

/**
 * The rules by which one reader of the market, the engine or the simulated exchange, takes quotes and prints. Each
 * reader has its own, because they remember what they have judged. For one thread.
 */
public final class MarketRules {
    private final int date;
    private final Plausibility plausibility;
    private final QuoteRule quotes;
    private final PrintRules prints;

    /** Creates the rules of a session, for instruments in the order of their ids. */
    public MarketRules(TradingSession session, List<Instrument> instruments, ReadingSettings settings) {
        date = session.yyyymmdd();
        plausibility = new Plausibility(settings.plausibility(), instruments.size());
        quotes = new QuoteRule(settings.conditions(), instruments, plausibility);
        prints = new PrintRules(session, settings, plausibility, instruments.size());
    }

    /** Returns the rule for quotes. */
    public QuoteRule quotes() {
        return quotes;
    }

    /** Returns the rules for prints. */
    public PrintRules prints() {
        return prints;
    }

    /** Takes a bar of a prior session, before the first event of the day; other bars say nothing here. */
    public void onMinuteBar(MinuteBar bar) {
        if (bar.date < date && bar.close > 0) {
            plausibility.onPriorClose(bar.instrument, bar.close);
        }
    }

    /** Takes a halt of an instrument or its end. */
    public void onHaltOrResume(int instrument) {
        plausibility.onHaltOrResume(instrument);
    }
}
