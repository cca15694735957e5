package io.ringtape.feature;

import io.ringtape.event.Micros;
import io.ringtape.event.Quote;
import io.ringtape.market.Instrument;
import java.util.List;

/**
 * Finds quote sizes that are read as round lots though they look like shares. The SIP quotes whole lots, so a size in
 * shares is a multiple of the lot, and one in lots seldom is.
 */
final class SharesReadAsLots {
    /** Shares in a lot of lots, micro-shares; 0 where sizes are read as shares. */
    private final long[] lotsOfLots;

    private final long[] sizes;
    private final long[] multiples;

    /** Creates the counts for instruments in the order of their ids. */
    SharesReadAsLots(List<Instrument> instruments) {
        lotsOfLots = instruments.stream()
                .mapToLong(each -> each.quoteSizeInLots() && each.roundLot() > 1
                        ? (long) each.roundLot() * each.roundLot() * Micros.ONE
                        : 0)
                .toArray();
        sizes = new long[instruments.size()];
        multiples = new long[instruments.size()];
    }

    /** Counts the sizes of a quote. */
    void onQuote(Quote quote) {
        long lotOfLots = lotsOfLots[quote.instrument];
        if (lotOfLots != 0) {
            count(quote.instrument, quote.bidSize, lotOfLots);
            count(quote.instrument, quote.askSize, lotOfLots);
        }
    }

    private void count(int instrument, long size, long lotOfLots) {
        if (size > 0) {
            sizes[instrument]++;
            multiples[instrument] += size % lotOfLots == 0 ? 1 : 0;
        }
    }

    /** Whether most of the instrument's sizes so far look like shares. */
    boolean isLikely(int instrument) {
        return multiples[instrument] * 2 > sizes[instrument];
    }
}
