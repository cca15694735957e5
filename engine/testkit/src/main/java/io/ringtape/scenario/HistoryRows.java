package io.ringtape.scenario;

import io.ringtape.event.Event;
import io.ringtape.event.MinuteBar;
import java.time.LocalDate;
import java.util.List;

/** Converts rows to the vendor's minute bars of an earlier session. */
final class HistoryRows {
    private final int instrument;
    private final LocalDate date;
    private final long midnightNs;

    HistoryRows(int instrument, LocalDate date, long midnightNs) {
        this.instrument = instrument;
        this.date = date;
        this.midnightNs = midnightNs;
    }

    void add(String row, long receiveNs, List<Event> causes) {
        for (BarRow each : BarRow.of(row)) {
            MinuteBar bar = new MinuteBar();
            bar.instrument = instrument;
            bar.receiveNs = receiveNs;
            bar.date = date.getYear() * 10_000 + date.getMonthValue() * 100 + date.getDayOfMonth();
            bar.startNs = midnightNs + each.startNs();
            bar.open = each.prices().open();
            bar.high = each.prices().high();
            bar.low = each.prices().low();
            bar.close = each.prices().close();
            bar.volume = each.volume();
            bar.trades = 1;
            causes.add(bar);
        }
    }
}
