package io.ringtape.polygon.rest;

import static io.ringtape.polygon.stream.EventFault.ABSENT;
import static io.ringtape.polygon.stream.EventFault.NOT_AN_EVENT;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ringtape.event.Missing;
import io.ringtape.event.OptionQuote;
import io.ringtape.polygon.VendorLimits;
import io.ringtape.polygon.stream.EventFault;
import java.io.IOException;

/**
 * Converts rows of {@code /v3/snapshot/options} to quotes. All but the contract may be left out: the plan decides on
 * quotes and trades, and contracts deep in the money have no greeks. A price of 0 is a side without orders.
 */
final class OptionRow {
    private final RestRow row = new RestRow();
    private final OptionQuote quote = new OptionQuote();

    /** Reads the value of one member; leaves the parser at its last token. */
    @FunctionalInterface
    private interface Member {
        void read(String name, JsonParser parser) throws IOException;
    }

    /** Returns the quote of the last row read; usable if the row was sound. */
    OptionQuote quote() {
        return quote;
    }

    /** Reads the row at the parser up to its last token. Returns its fault, or null if it is sound. */
    EventFault read(JsonParser parser) throws IOException {
        row.begin();
        clear();
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return NOT_AN_EVENT;
        }
        readMembers(parser, this::readPart);
        row.require(!quote.contract.isEmpty(), ABSENT);
        return row.fault();
    }

    /** Reads the object at the parser; anything else is skipped, as if it were absent. */
    private static void readMembers(JsonParser parser, Member members) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            members.read(name, parser);
        }
    }

    private void readPart(String name, JsonParser parser) throws IOException {
        switch (name) {
            case "details" -> readMembers(parser, this::readDetail);
            case "last_quote" -> readMembers(parser, this::readQuote);
            case "last_trade" -> readMembers(parser, this::readTrade);
            case "day" -> readMembers(parser, this::readDay);
            case "greeks" -> readMembers(parser, this::readGreek);
            case "open_interest" -> quote.openInterest = row.whole(parser, VendorLimits.HIGHEST_COUNT);
            case "implied_volatility" -> quote.impliedVolatility = row.statistic(parser);
            default -> parser.skipChildren();
        }
    }

    private void readDetail(String name, JsonParser parser) throws IOException {
        if (name.equals("ticker")) {
            row.text(parser, quote.contract);
        } else {
            parser.skipChildren();
        }
    }

    private void readQuote(String name, JsonParser parser) throws IOException {
        switch (name) {
            case "bid" -> quote.bid = side(parser);
            case "ask" -> quote.ask = side(parser);
            case "last_updated" -> quote.sipNs = row.instant(parser);
            default -> parser.skipChildren();
        }
    }

    private long side(JsonParser parser) throws IOException {
        long price = row.price(parser);
        return price == 0 ? Missing.LONG : price;
    }

    private void readTrade(String name, JsonParser parser) throws IOException {
        if (name.equals("price")) {
            quote.last = row.price(parser);
        } else {
            parser.skipChildren();
        }
    }

    private void readDay(String name, JsonParser parser) throws IOException {
        if (name.equals("volume")) {
            quote.volume = row.whole(parser, VendorLimits.HIGHEST_COUNT);
        } else {
            parser.skipChildren();
        }
    }

    private void readGreek(String name, JsonParser parser) throws IOException {
        switch (name) {
            case "delta" -> quote.delta = row.statistic(parser);
            case "gamma" -> quote.gamma = row.statistic(parser);
            case "theta" -> quote.theta = row.statistic(parser);
            case "vega" -> quote.vega = row.statistic(parser);
            default -> parser.skipChildren();
        }
    }

    private void clear() {
        quote.contract.clear();
        quote.sipNs = Missing.LONG;
        quote.bid = Missing.LONG;
        quote.ask = Missing.LONG;
        quote.last = Missing.LONG;
        quote.volume = Missing.LONG;
        quote.openInterest = Missing.LONG;
        quote.impliedVolatility = Missing.STATISTIC;
        quote.delta = Missing.STATISTIC;
        quote.gamma = Missing.STATISTIC;
        quote.theta = Missing.STATISTIC;
        quote.vega = Missing.STATISTIC;
    }
}
