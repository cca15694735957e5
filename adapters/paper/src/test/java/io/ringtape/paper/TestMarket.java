package io.ringtape.paper;

import io.ringtape.market.ConditionTable;
import io.ringtape.market.Instrument;
import io.ringtape.market.QuoteRule;
import java.util.List;

/** One instrument quoted in shares, where quote conditions 20 and 43 forbid trading. */
final class TestMarket {
    private static final Instrument SPY = new Instrument(0, "SPY", 10_000, 1, false);

    private TestMarket() {}

    static QuoteRule quoteRule() {
        ConditionTable conditions =
                ConditionTable.builder().forbidQuote(20).forbidQuote(43).build();
        return new QuoteRule(conditions, List.of(SPY));
    }
}
