package io.ringtape.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Micros;
import io.ringtape.event.Quote;
import io.ringtape.market.Instrument;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sizes in shares as they were read; a lot has 40, so that a lot of lots has 1,600. */
class SharesReadAsLotsTest {
    private final SharesReadAsLots sizes = new SharesReadAsLots(List.of(
            new Instrument(0, "BRK.B", 10_000, 40, true),
            new Instrument(1, "SPY", 10_000, 40, false),
            new Instrument(2, "BRK.A", 10_000, 1, true)));

    private boolean likely(int instrument, long bidShares, long askShares) {
        Quote quote = new Quote();
        quote.instrument = instrument;
        quote.bidSize = bidShares * Micros.ONE;
        quote.askSize = askShares * Micros.ONE;
        sizes.onQuote(quote);
        return sizes.isLikely(instrument);
    }

    @Test
    void isLikelyOnceMoreThanHalfOfTheSizesAreMultiplesOfALotOfLots() {
        assertThat(sizes.isLikely(0)).isFalse();
        assertThat(likely(0, 1_600, 1_640)).as("one of two").isFalse();
        assertThat(likely(0, 1_640, 3_200)).as("two of four").isFalse();
        assertThat(likely(0, 0, 1_600)).as("three of five").isTrue();
        assertThat(likely(0, 40, 0)).as("three of six").isFalse();
        assertThat(likely(0, 4_800, -1)).as("four of seven").isTrue();
    }

    @Test
    void isNeverLikelyWhereSizesAreReadAsSharesOrALotIsOneShare() {
        assertThat(likely(1, 1_600, 1_600)).isFalse();
        assertThat(likely(2, 1_600, 1_600)).isFalse();
    }
}
