package io.ringtape.replay;

import io.ringtape.event.MinuteBar;
import io.ringtape.event.RunMode;
import io.ringtape.market.Instrument;
import io.ringtape.market.MarketDataSettings;
import io.ringtape.market.MarketDataStream;
import io.ringtape.market.TradingSession;
import io.ringtape.polygon.FlatFileRequest;
import io.ringtape.polygon.FlatFileStream;
import io.ringtape.polygon.FlatFiles;
import io.ringtape.polygon.MinuteBarFiles;
import io.ringtape.polygon.MinuteBarHistory;
import io.ringtape.polygon.ReadProgress;
import io.ringtape.tape.ChronicleTape;
import io.ringtape.tape.TapeManifest;
import io.ringtape.tape.TapeSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Runs flat files of one trading date through the engine and the simulated exchange onto a tape. */
public final class Backtest {
    /**
     * The files of one trading date.
     *
     * @param trades files of trades
     * @param quotes files of quotes
     * @param bars files of minute bars of earlier sessions, for warm-up; may be empty
     * @param synthetic whether they come from the synthetic market, which the tape then says
     */
    public record MarketFiles(List<Path> trades, List<Path> quotes, List<Path> bars, boolean synthetic) {}

    /**
     * What to run.
     *
     * @param setup configuration, date and symbols
     * @param market the files to read
     * @param tape folder of the tape, which must not hold one
     * @param keepFreeBytes free space on the tape's disk below which the run fails
     */
    public record Request(SessionSetup setup, MarketFiles market, Path tape, long keepFreeBytes) {
        /** Creates a request that keeps the usual space free. */
        public Request(SessionSetup setup, MarketFiles market, Path tape) {
            this(setup, market, tape, TapeSettings.DEFAULTS.keepFreeBytes());
        }
    }

    /**
     * The result of a run.
     *
     * @param summary of the session
     * @param trades rows of trades read for the symbols
     * @param quotes rows of quotes read for the symbols
     * @param badRows unusable rows
     * @param notes what the files lack, and what was left out of them on purpose, each with its file
     * @param checksum of the tape
     */
    public record BacktestResult(
            SessionSummary summary,
            long trades,
            long quotes,
            UnreadableRows badRows,
            List<String> notes,
            String checksum) {}

    /**
     * The rows that could not be read.
     *
     * @param count how many there are
     * @param reasons how many of them for each reason
     * @param messages the first of them, with file, line and reason
     */
    public record UnreadableRows(long count, SortedMap<String, Long> reasons, List<String> messages) {}

    private Backtest() {}

    /**
     * Runs the session.
     *
     * @throws IOException when a file cannot be read or has too many bad rows
     * @throws io.ringtape.tape.TapeException when the tape cannot be written
     */
    public static BacktestResult run(Request request, RunProgress progress) throws IOException {
        SessionSetup setup = request.setup();
        ChronicleTape.requireVacant(request.tape());
        MarketDataSettings marketData = setup.configuration().marketData();
        List<Instrument> instruments = setup.settings().instruments();
        TradingSession session = setup.settings().session();
        FlatFileRequest files = new FlatFileRequest(
                request.market().trades(),
                request.market().quotes(),
                instruments,
                session,
                marketData,
                request.tape().toAbsolutePath().getParent());
        try (FlatFileStream stream = FlatFiles.open(files, new ReadPhase("read ticks", progress))) {
            // After the ticks, whose message is clearer if the date is wrong.
            MinuteBarHistory bars = MinuteBarFiles.read(
                    request.market().bars(),
                    instruments,
                    session,
                    setup.configuration().calendar()::isTradingDay,
                    marketData,
                    new ReadPhase("read bars", progress));
            SessionSummary summary = new SessionSummary(instruments.size());
            SortedMap<String, Long> badRowReasons = new TreeMap<>(bars.badRowReasons());
            stream.badRowReasons().forEach((reason, count) -> badRowReasons.merge(reason, count, Long::sum));
            String checksum = write(request, bars.bars(), stream, badRowReasons, summary, progress);
            return new BacktestResult(
                    summary,
                    stream.trades(),
                    stream.quotes(),
                    new UnreadableRows(
                            stream.badRows() + bars.badRows(),
                            badRowReasons,
                            Stream.concat(bars.badRowMessages().stream(), stream.badRowMessages().stream())
                                    .toList()),
                    Stream.concat(stream.notes().stream(), bars.notes().stream())
                            .toList(),
                    checksum);
        }
    }

    private static String write(
            Request request,
            List<MinuteBar> bars,
            FlatFileStream stream,
            SortedMap<String, Long> badRowReasons,
            SessionSummary summary,
            RunProgress progress)
            throws IOException {
        SessionSetup setup = request.setup();
        TapeManifest manifest = TapeManifest.open(
                        SessionSetup.CODE_VERSION,
                        setup.date(),
                        RunMode.BACKTEST,
                        setup.symbols(),
                        setup.configuration().digest())
                .withSynthetic(request.market().synthetic());
        // Without a page toucher: no append is urgent here, and the second core is needed for reading.
        TapeSettings settings =
                new TapeSettings(TapeSettings.DEFAULTS.blockSizeBytes(), 0, false, request.keepFreeBytes());
        try (ChronicleTape tape = ChronicleTape.create(request.tape(), manifest, settings)) {
            progress.phase("run", "events", stream.trades() + stream.quotes());
            SessionRun run = new SessionRun(setup.settings(), setup.opens(), tape, summary);
            MarketDataStream market = new WarmedStream(bars, stream);
            run.run(setup.backtestStart(request.market().synthetic()), market, progress);
            run.end(badRowReasons);
            tape.complete();
            return tape.checksum();
        }
    }

    /** Reports the reader's progress as one phase of the run. */
    private static final class ReadPhase implements ReadProgress {
        private final String name;
        private final RunProgress progress;
        private boolean begun;

        ReadPhase(String name, RunProgress progress) {
            this.name = name;
            this.progress = progress;
        }

        @Override
        public void onRead(long bytes, long totalBytes) {
            if (!begun) {
                begun = true;
                progress.phase(name, "bytes", totalBytes);
            }
            progress.at(bytes);
        }
    }
}
