package io.ringtape.paper;

import io.ringtape.event.Nanos;
import io.ringtape.market.ConditionTable;
import io.ringtape.market.Instrument;
import io.ringtape.market.MarketRules;
import io.ringtape.market.PlausibilitySettings;
import io.ringtape.market.ReadingSettings;
import io.ringtape.market.TradingSession;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** One instrument quoted in shares, where quote conditions 20 and 43 forbid trading. */
final class TestMarket {
    private static final Instrument SPY = new Instrument(0, "SPY", 10_000, 1, false);

    private TestMarket() {}

    /** Returns rules to which every price is plausible. */
    static MarketRules rules() {
        return rules(PlausibilitySettings.OFF);
    }

    /** Returns rules to which a price half a per cent from the market, or 10 % from the prior close, is implausible. */
    static MarketRules strictRules() {
        return rules(new PlausibilitySettings(0.5, 20, 10, 3, 10 * Nanos.SECOND_NS, Long.MAX_VALUE, Long.MAX_VALUE));
    }

    private static MarketRules rules(PlausibilitySettings plausibility) {
        ConditionTable conditions =
                ConditionTable.builder().forbidQuote(20).forbidQuote(43).build();
        return new MarketRules(session(), List.of(SPY), new ReadingSettings(conditions, false, plausibility));
    }

    /** Returns the hours of a summer day. */
    static TradingSession session() {
        LocalDate date = LocalDate.of(2026, 6, 15);
        return new TradingSession(date, at(date, 8, 0), at(date, 13, 30), at(date, 20, 0), at(date, 20, 1), false);
    }

    private static long at(LocalDate date, int hour, int minute) {
        return date.atTime(hour, minute).toEpochSecond(ZoneOffset.UTC) * 1_000_000_000L;
    }
}
