package io.ringtape.polygon;

import static io.ringtape.event.Nanos.HOUR_NS;

import io.ringtape.event.Codes;
import io.ringtape.event.Event;
import io.ringtape.event.MarketState;
import io.ringtape.event.MarketStatus;
import io.ringtape.event.Missing;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.market.Instrument;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The naive twin of {@link FlatFiles}: splits lines into strings, parses numbers with BigDecimal, and sorts everything
 * in memory.
 */
final class NaiveFlatFiles {
    private final List<Event> events = new ArrayList<>();
    private final List<Long> badLines = new ArrayList<>();
    private final List<Instrument> instruments;
    private List<String> names;
    private List<String> fields;

    NaiveFlatFiles(List<Instrument> instruments) {
        this.instruments = instruments;
    }

    void read(String text, boolean trades) {
        String[] lines = text.replace("\uFEFF", "").split("\r?\n", -1);
        names = new ArrayList<>();
        for (String name : lines[0].split(",")) {
            names.add(name.toLowerCase(Locale.ROOT)
                    .replace("_", "")
                    .replace(" ", "")
                    .replace("\"", ""));
        }
        for (int i = 1; i < lines.length; i++) {
            if (!lines[i].isEmpty()) {
                readLine(lines[i], i + 1, trades);
            }
        }
    }

    List<String> ordered() {
        events.sort(Comparator.<Event>comparingLong(NaiveFlatFiles::sipNs)
                .thenComparing(event -> event instanceof Trade)
                .thenComparingLong(NaiveFlatFiles::sipSequence)
                .thenComparingInt(event -> event.instrument));
        List<String> texts = new ArrayList<>();
        Set<Integer> halted = new HashSet<>();
        for (Event event : events) {
            texts.add(EventDump.of(event));
            MarketStatus status = status(event, halted);
            if (status != null) {
                status.instrument = event.instrument;
                status.receiveNs = event.receiveNs;
                status.sipNs = sipNs(event);
                texts.add(EventDump.of(status));
            }
        }
        return texts;
    }

    /** Returns the number of quotes and trades, which is {@link #ordered()} without market status. */
    int rows() {
        return events.size();
    }

    private static MarketStatus status(Event event, Set<Integer> halted) {
        boolean isQuote = event instanceof Quote;
        String codes = " " + (event instanceof Trade trade ? trade.conditions : ((Quote) event).conditions) + " ";
        boolean halts = isQuote && codes.matches(".*\\b(2[13457]|29|3[0-3]|3[678]|43)\\b.*");
        boolean resumes = isQuote
                ? codes.matches(".*\\b16\\b.*")
                : codes.matches(".*\\b(18|28)\\b.*") && !List.of(10, 11, 12).contains(((Trade) event).correction);
        MarketStatus status = new MarketStatus();
        if (halts && halted.add(event.instrument)) {
            status.state = codes.matches(".*\\b(3[678]|43)\\b.*") ? MarketState.PAUSED : MarketState.HALTED;
            return status;
        }
        if (resumes && !halts && halted.remove(event.instrument)) {
            status.state = MarketState.RESUMED;
            return status;
        }
        return null;
    }

    List<Long> badLines() {
        return badLines;
    }

    private void readLine(String line, long number, boolean trades) {
        try {
            fields = split(line);
            if (fields.size() != names.size()) {
                throw new IllegalArgumentException("columns");
            }
            Instrument instrument = null;
            for (Instrument candidate : instruments) {
                if (candidate.symbol().equals(field("ticker", "symbol", "sym"))) {
                    instrument = candidate;
                }
            }
            if (instrument != null) {
                events.add(trades ? trade(instrument) : quote(instrument));
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            badLines.add(number);
        }
    }

    private Event trade(Instrument instrument) {
        Trade trade = new Trade();
        trade.instrument = instrument.id();
        trade.price = micros(field("price"));
        trade.size = micros(field("size"));
        check(trade.price > 0 && trade.price <= 10_000_000_000_000L && trade.size > 0);
        trade.sipNs = instant(field("siptimestamp"));
        check(Math.abs(trade.sipNs - Days.OPEN_NS) < 30 * HOUR_NS);
        trade.exchangeNs = instant(field("participanttimestamp"));
        trade.trfNs = instant(field("trftimestamp"));
        trade.sipSequence = Long.parseLong(field("sequencenumber"));
        trade.exchange = code(field("exchange"), true);
        trade.trfId = code(field("trfid"), true);
        trade.tape = code(field("tape"), true);
        trade.correction = code(field("correction"), false);
        codes(field("conditions"), trade.conditions);
        trade.id.set(field("id"));
        trade.receiveNs = trade.sipNs + Days.DELAY_NS;
        return trade;
    }

    private Event quote(Instrument instrument) {
        Quote quote = new Quote();
        quote.instrument = instrument.id();
        int unit = instrument.quoteSizeInLots() ? instrument.roundLot() : 1;
        quote.bid = micros(field("bidprice"));
        quote.ask = micros(field("askprice"));
        check(quote.bid >= 0 && quote.ask >= 0);
        quote.bidSize = micros(field("bidsize")) * unit;
        quote.askSize = micros(field("asksize")) * unit;
        check(quote.bidSize >= 0 && quote.askSize >= 0);
        quote.bidSize = quote.bidSize == 0 || quote.bid == 0 ? Missing.LONG : quote.bidSize;
        quote.askSize = quote.askSize == 0 || quote.ask == 0 ? Missing.LONG : quote.askSize;
        quote.bid = quote.bid == 0 ? Missing.LONG : quote.bid;
        quote.ask = quote.ask == 0 ? Missing.LONG : quote.ask;
        quote.sipNs = instant(field("siptimestamp"));
        check(Math.abs(quote.sipNs - Days.OPEN_NS) < 30 * HOUR_NS);
        quote.exchangeNs = instant(field("participanttimestamp"));
        quote.trfNs = instant(field("trftimestamp"));
        quote.sipSequence = Long.parseLong(field("sequencenumber"));
        quote.bidExchange = code(field("bidexchange"), true);
        quote.askExchange = code(field("askexchange"), true);
        quote.tape = code(field("tape"), true);
        codes(field("conditions"), quote.conditions);
        codes(field("indicators"), quote.indicators);
        quote.receiveNs = quote.sipNs + Days.DELAY_NS;
        return quote;
    }

    private String field(String... spellings) {
        for (String spelling : spellings) {
            int place = names.indexOf(spelling);
            if (place >= 0) {
                return fields.get(place);
            }
        }
        return "";
    }

    private static List<String> split(String line) {
        List<String> split = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                split.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        check(!quoted);
        split.add(field.toString());
        return split;
    }

    private static long micros(String text) {
        return new BigDecimal(text)
                .movePointRight(6)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static long instant(String text) {
        if (text.isEmpty() || text.equals("0")) {
            return Missing.LONG;
        }
        long value = Long.parseLong(text);
        return text.length() == 13 ? value * 1_000_000 : text.length() == 16 ? value * 1_000 : value;
    }

    private static int code(String text, boolean zeroIsNone) {
        return text.isEmpty() || (zeroIsNone && text.equals("0")) ? Missing.CODE : Integer.parseInt(text);
    }

    private static void codes(String text, Codes codes) {
        for (String code : text.isEmpty() ? new String[0] : text.split(",")) {
            check(codes.add(Integer.parseInt(code)));
        }
    }

    private static void check(boolean claim) {
        if (!claim) {
            throw new IllegalArgumentException("bad row");
        }
    }

    private static long sipNs(Event event) {
        return event instanceof Trade trade ? trade.sipNs : ((Quote) event).sipNs;
    }

    private static long sipSequence(Event event) {
        return event instanceof Trade trade ? trade.sipSequence : ((Quote) event).sipSequence;
    }
}
