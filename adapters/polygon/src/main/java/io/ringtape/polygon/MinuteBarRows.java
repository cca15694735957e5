package io.ringtape.polygon;

import static io.ringtape.event.Nanos.MINUTE_NS;
import static io.ringtape.polygon.Column.*;

import io.ringtape.event.MinuteBar;
import io.ringtape.event.Missing;
import io.ringtape.market.Instrument;
import io.ringtape.market.MarketDataSettings;
import io.ringtape.market.TradingDate;
import io.ringtape.market.TradingSession;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Converts rows of {@code minute_aggs_v1}, or of the cache of REST, which has a VWAP too, to bars. */
final class MinuteBarRows implements RowReader {
    private record BarKey(int instrument, long minute) {}

    private final TradingSession session;
    private final Predicate<LocalDate> isTradingDate;
    private final long feedDelayNs;
    private final Set<BarKey> seen = new HashSet<>();
    private final List<MinuteBar> bars = new ArrayList<>();
    private long later;

    MinuteBarRows(TradingSession session, Predicate<LocalDate> isTradingDate, MarketDataSettings settings) {
        this.session = session;
        this.isTradingDate = isTradingDate;
        feedDelayNs = settings.feedDelayNs();
    }

    /** Returns the bars in the order of the files. */
    List<MinuteBar> bars() {
        return bars;
    }

    /** Returns how many bars were left out since the last call, as they are of the session's date or later. */
    long takeLater() {
        long count = later;
        later = 0;
        return count;
    }

    @Override
    public Layout layout() {
        return Layout.MINUTE_BARS;
    }

    @Override
    public void take(CsvRow row, Instrument instrument) {
        MinuteBar bar = new MinuteBar();
        bar.instrument = instrument.id();
        bar.open = row.priceAboveZero(OPEN);
        bar.high = row.priceAboveZero(HIGH);
        bar.low = row.priceAboveZero(LOW);
        bar.close = row.priceAboveZero(CLOSE);
        bar.volume = row.size(VOLUME);
        bar.trades = row.whole(TRANSACTIONS);
        bar.vwap = vwap(row);
        bar.startNs = row.instant(WINDOW_START);
        check(row, bar);
        if (row.isSound()) {
            takeOnItsDate(row, bar);
        }
    }

    private void takeOnItsDate(CsvRow row, MinuteBar bar) {
        LocalDate date = FileDates.dateOf(bar.startNs);
        if (!date.isBefore(session.date())) {
            later++;
        } else if (!isTradingDate.test(date)) {
            row.fail(Fault.NO_TRADING_DATE, WINDOW_START);
        } else if (!seen.add(new BarKey(bar.instrument, bar.startNs / MINUTE_NS))) {
            row.fail(Fault.REPEATED, WINDOW_START);
        } else {
            bar.date = TradingDate.yyyymmdd(date);
            bar.receiveNs = bar.startNs + MINUTE_NS + feedDelayNs;
            bars.add(bar);
        }
    }

    private static long vwap(CsvRow row) {
        long vwap = row.price(VWAP);
        return vwap == 0 ? Missing.LONG : vwap;
    }

    private static void check(CsvRow row, MinuteBar bar) {
        if (bar.volume == Missing.LONG) {
            row.fail(Fault.ABSENT, VOLUME);
        }
        if (bar.startNs == Missing.LONG) {
            row.fail(Fault.ABSENT, WINDOW_START);
        }
        if (bar.high < Math.max(bar.open, bar.close)) {
            row.fail(Fault.NOT_A_BAR, HIGH);
        }
        if (Math.min(Math.min(bar.open, bar.close), bar.high) < bar.low) {
            row.fail(Fault.NOT_A_BAR, bar.open < bar.low ? OPEN : CLOSE);
        }
    }
}
