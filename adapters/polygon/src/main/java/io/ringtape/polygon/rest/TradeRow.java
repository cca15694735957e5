package io.ringtape.polygon.rest;

import static io.ringtape.polygon.stream.EventFault.*;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ringtape.event.Missing;
import io.ringtape.event.Trade;
import io.ringtape.polygon.VendorLimits;
import io.ringtape.polygon.stream.EventFault;
import java.io.IOException;

/**
 * Converts rows of {@code /v3/trades} to back-filled trades. Uses the exact size ({@code decimal_size}) if present. A
 * row that was later corrected or cancelled (correction 1, 7 or 8) becomes a print like any other, without the mark:
 * the stream never tells of corrections, and to know of one at the time of the print is to look ahead.
 */
final class TradeRow {
    private final RestRow row = new RestRow();
    private final Trade trade = new Trade();
    private long size;
    private long exactSize;

    TradeRow() {
        trade.backfilled = true;
    }

    /** Returns the trade of the last row read; usable if the row was sound. */
    Trade trade() {
        return trade;
    }

    /** Whether the last row read is a cancel, error or correction record rather than a print. */
    boolean isRecord() {
        return trade.isRecord();
    }

    /** Reads the row at the parser up to its last token. Returns its fault, or null if it is sound. */
    EventFault read(JsonParser parser) throws IOException {
        row.begin();
        clear();
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return NOT_AN_EVENT;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            readValue(name, parser);
        }
        judge();
        return row.fault();
    }

    private void readValue(String name, JsonParser parser) throws IOException {
        switch (name) {
            case "price" -> trade.price = row.price(parser);
            case "size" -> size = row.size(parser);
            case "decimal_size" -> exactSize = row.size(parser);
            case "sip_timestamp" -> trade.sipNs = row.instant(parser);
            case "participant_timestamp" -> trade.exchangeNs = row.instant(parser);
            case "trf_timestamp" -> trade.trfNs = row.instant(parser);
            case "sequence_number" -> trade.sipSequence = row.whole(parser, VendorLimits.HIGHEST_SEQUENCE);
            case "exchange" -> trade.exchange = row.codeAboveZero(parser);
            case "trf_id" -> trade.trfId = row.codeAboveZero(parser);
            case "tape" -> trade.tape = row.codeAboveZero(parser);
            case "correction" -> trade.correction = row.code(parser);
            case "conditions" -> row.codes(parser, trade.conditions);
            case "id" -> row.text(parser, trade.id);
            default -> parser.skipChildren();
        }
    }

    private void judge() {
        trade.size = exactSize == Missing.LONG ? size : exactSize;
        row.require(trade.price != Missing.LONG, ABSENT);
        row.require(trade.price != 0, NOT_POSITIVE);
        row.require(trade.size != Missing.LONG, ABSENT);
        row.require(trade.size != 0, ZERO_SIZE);
        row.require(trade.sipNs != Missing.LONG, ABSENT);
        row.require(trade.sipSequence != Missing.LONG, ABSENT);
        if (!trade.isRecord()) {
            trade.correction = Missing.CODE;
        }
    }

    private void clear() {
        size = Missing.LONG;
        exactSize = Missing.LONG;
        trade.price = Missing.LONG;
        trade.sipNs = Missing.LONG;
        trade.exchangeNs = Missing.LONG;
        trade.trfNs = Missing.LONG;
        trade.sipSequence = Missing.LONG;
        trade.exchange = Missing.CODE;
        trade.trfId = Missing.CODE;
        trade.tape = Missing.CODE;
        trade.correction = Missing.CODE;
        trade.conditions.clear();
        trade.id.clear();
    }
}
