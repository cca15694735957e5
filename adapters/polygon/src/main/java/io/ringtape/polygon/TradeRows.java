package io.ringtape.polygon;

import static io.ringtape.polygon.Column.*;

import io.ringtape.event.Missing;
import io.ringtape.event.Trade;
import io.ringtape.market.Instrument;
import java.io.IOException;

/** Converts rows of {@code trades_v1} to trades. */
final class TradeRows extends TickRows {
    private final Trade trade = new Trade();

    TradeRows(SessionRows session, RecordSorter sorter) {
        super(session, sorter);
    }

    @Override
    public Layout layout() {
        return Layout.TRADES;
    }

    @Override
    public void take(CsvRow row, Instrument instrument) throws IOException {
        trade.instrument = instrument.id();
        trade.price = row.priceAboveZero(PRICE);
        trade.size = size(row);
        trade.sipNs = session().sipNs(row);
        trade.exchangeNs = row.instant(PARTICIPANT_TIMESTAMP);
        trade.trfNs = row.instant(TRF_TIMESTAMP);
        trade.sipSequence = session().sipSequence(row);
        trade.exchange = row.codeAboveZero(EXCHANGE);
        trade.trfId = row.codeAboveZero(TRF_ID);
        trade.tape = row.codeAboveZero(TAPE);
        trade.correction = row.code(CORRECTION);
        row.codes(CONDITIONS, trade.conditions);
        row.text(ID, trade.id);
        if (row.isSound()) {
            add(trade, trade.sipNs, trade.sipSequence);
        }
    }

    /** Returns the exact size if the row has it, because some files cut {@code size} to whole shares. */
    private static long size(CsvRow row) {
        Column column = row.isEmpty(DECIMAL_SIZE) ? SIZE : DECIMAL_SIZE;
        long size = row.size(column);
        if (size == Missing.LONG) {
            row.fail(Fault.ABSENT, SIZE);
        } else if (size == 0) {
            row.fail(Fault.ZERO_SIZE, column);
        }
        return size;
    }
}
