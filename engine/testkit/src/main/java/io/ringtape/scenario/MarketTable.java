package io.ringtape.scenario;

import io.ringtape.config.ExchangeCalendar;
import io.ringtape.event.Event;
import io.ringtape.tape.SessionSymbols;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Market data as a person writes it: a symbol and rows, New York time.
 *
 * <pre>
 * market: SPY               # or history: SPY, bars of an earlier session
 * date: 2026-06-12          # of the history
 * spread: 0.01
 * bidSize: 500
 * askSize: 500
 * rows: |
 *   # start      open   high   low    close  volume delta [step a bar]
 *   09:30        600.00 600.10 599.90 600.00 10000  2000
 *   09:31-09:44  600.00 600.10 599.90 600.00 10000  2000  0.05
 *   09:45:20.5   600.10 300        # a print at the bid, and its shares (100 when left out)
 *   09:45:21     600.10/600.12     # a quote alone
 * </pre>
 */
final class MarketTable {
    private static final Set<String> KEYS = Set.of("market", "history", "date", "spread", "bidSize", "askSize", "rows");

    private final Map<?, ?> table;
    private final int instrument;

    private MarketTable(Map<?, ?> table, int instrument) {
        this.table = table;
        this.instrument = instrument;
    }

    static MarketTable of(Map<?, ?> table, SessionSymbols symbols) {
        if (!KEYS.containsAll(table.keySet())) {
            throw new IllegalArgumentException("a table has the keys " + KEYS + ", not " + table.keySet());
        }
        Object symbol = table.containsKey("market") ? table.get("market") : table.get("history");
        return new MarketTable(table, symbols.instrument(String.valueOf(symbol)));
    }

    /** Returns the causes that the rows stand for, in order. */
    List<Event> causes(LocalDate session, ExchangeCalendar calendar) {
        List<Event> causes = new ArrayList<>();
        if (table.containsKey("history")) {
            LocalDate date = LocalDate.parse(value("date", ""));
            HistoryRows rows = new HistoryRows(instrument, date, calendar.midnightNs(date));
            rows().forEach(row -> rows.add(row, calendar.midnightNs(session), causes));
            return causes;
        }
        MarketRows rows = new MarketRows(
                instrument,
                calendar.midnightNs(session),
                MicrosText.micros(value("spread", "0.01")),
                MicrosText.micros(value("bidSize", "500")),
                MicrosText.micros(value("askSize", "500")));
        rows().forEach(row -> rows.add(row, causes));
        return causes;
    }

    private List<String> rows() {
        return value("rows", "")
                .lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private String value(String key, String otherwise) {
        Object value = table.get(key);
        return value == null ? otherwise : value.toString();
    }
}
