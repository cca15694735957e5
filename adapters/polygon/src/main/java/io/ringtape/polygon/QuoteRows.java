package io.ringtape.polygon;

import static io.ringtape.polygon.Column.*;

import io.ringtape.event.Missing;
import io.ringtape.event.Quote;
import io.ringtape.market.Instrument;
import java.io.IOException;

/**
 * Converts rows of {@code quotes_v1} to quotes. A side without a price is missing, and so is its size. Converts round
 * lots to shares where the vendor counts in lots.
 */
final class QuoteRows extends TickRows {
    private final Quote quote = new Quote();

    QuoteRows(SessionRows session, RecordSorter sorter) {
        super(session, sorter);
    }

    @Override
    public Layout layout() {
        return Layout.QUOTES;
    }

    @Override
    public void take(CsvRow row, Instrument instrument) throws IOException {
        int unit = instrument.quoteSizeInLots() ? instrument.roundLot() : 1;
        quote.instrument = instrument.id();
        quote.bid = presentOrMissing(row.price(BID_PRICE));
        quote.bidSize = shares(row, BID_SIZE, unit, quote.bid);
        quote.bidExchange = row.codeAboveZero(BID_EXCHANGE);
        quote.ask = presentOrMissing(row.price(ASK_PRICE));
        quote.askSize = shares(row, ASK_SIZE, unit, quote.ask);
        quote.askExchange = row.codeAboveZero(ASK_EXCHANGE);
        quote.sipNs = session().sipNs(row);
        quote.exchangeNs = row.instant(PARTICIPANT_TIMESTAMP);
        quote.trfNs = row.instant(TRF_TIMESTAMP);
        quote.sipSequence = session().sipSequence(row);
        quote.tape = row.codeAboveZero(TAPE);
        row.codes(CONDITIONS, quote.conditions);
        row.codes(INDICATORS, quote.indicators);
        if (row.isSound()) {
            add(quote, quote.sipNs, quote.sipSequence);
        }
    }

    private static long presentOrMissing(long value) {
        return value == 0 ? Missing.LONG : value;
    }

    private static long shares(CsvRow row, Column column, int unit, long price) {
        long size = row.size(column);
        if (size > VendorLimits.LARGEST_SIZE / unit) {
            row.fail(Fault.TOO_LARGE, column);
        }
        return size <= 0 || price == Missing.LONG ? Missing.LONG : size * unit;
    }
}
