package io.ringtape.polygon;

import io.ringtape.event.MinuteBar;
import io.ringtape.market.Instrument;
import io.ringtape.market.MarketDataSettings;
import io.ringtape.market.TradingSession;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Reads the vendor's daily files of minute bars, which warm up the features. */
public final class MinuteBarFiles {
    private MinuteBarFiles() {}

    /**
     * Reads all bars of the instruments into memory. A bar's trading date is the New York date of its start. A bar of
     * the session's own date or later is left out, because the engine would look ahead, and a note names its file. If a
     * minute and instrument appear twice, the first bar counts. Receive time is the end of the minute plus the feed's
     * delay.
     *
     * @param session the session to warm up for
     * @param isTradingDate whether the market was open on a date; bars of other dates are bad rows
     * @throws FlatFileException when a file is missing, damaged, lacks a column or has too many bad rows
     */
    public static MinuteBarHistory read(
            List<Path> files,
            List<Instrument> instruments,
            TradingSession session,
            Predicate<LocalDate> isTradingDate,
            MarketDataSettings settings,
            ReadProgress progress)
            throws IOException {
        BadRows badRows = new BadRows(settings.maxBadRowShare());
        FlatFileReader reader = new FlatFileReader(files, instruments, settings.missingColumns(), badRows, progress);
        MinuteBarRows rows = new MinuteBarRows(session, isTradingDate, settings);
        List<String> notes = new ArrayList<>();
        for (Path file : files) {
            reader.read(file, rows);
            long later = rows.takeLater();
            if (later > 0) {
                notes.add(String.format(
                        Locale.ROOT,
                        "%s: %,d of its %,d bars are of %s or later and are left out",
                        file,
                        later,
                        badRows.wantedOfFile(),
                        session.date()));
            }
            reader.judgeBadRows();
        }
        reader.finish();
        List<MinuteBar> bars = new ArrayList<>(rows.bars());
        bars.sort(Comparator.<MinuteBar>comparingLong(bar -> bar.startNs).thenComparingInt(bar -> bar.instrument));
        return new MinuteBarHistory(bars, badRows.total(), badRows.byReason(), badRows.messages(), notes);
    }
}
