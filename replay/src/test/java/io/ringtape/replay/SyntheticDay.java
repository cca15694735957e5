package io.ringtape.replay;

import io.ringtape.config.Configuration;
import io.ringtape.config.ConfigurationException;
import io.ringtape.config.ExchangeCalendar;
import io.ringtape.event.Event;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import io.ringtape.event.Micros;
import io.ringtape.event.MinuteBar;
import io.ringtape.market.MarketDataStream;
import io.ringtape.market.TradingSession;
import io.ringtape.polygon.FlatFileRequest;
import io.ringtape.polygon.FlatFileStream;
import io.ringtape.polygon.FlatFiles;
import io.ringtape.polygon.MinuteBarFiles;
import io.ringtape.polygon.ReadProgress;
import io.ringtape.synth.SyntheticInstrument;
import io.ringtape.synth.SyntheticMarket;
import io.ringtape.synth.SyntheticProgress;
import io.ringtape.synth.SyntheticSettings;
import io.ringtape.synth.SyntheticSummary;
import io.ringtape.tape.TapeReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A synthetic session of SPY and QQQ with five sessions of history, with settings loose enough to trade. */
final class SyntheticDay {
    static final LocalDate DATE = LocalDate.of(2026, 3, 2);
    static final List<String> SYMBOLS = List.of("QQQ", "SPY");

    static final String LOOSE = """
            session_policies:
              OPEN: {rvolMin: none, slopeMinPercentPer5Min: none, maxTrades: 9}
              LUNCH: {allowSetups: [VWAP_RECLAIM], rvolMin: none, slopeMaxPercentPer5Min: none, maxTrades: 9}
              POWER: {rvolMin: none, slopeMinPercentPer5Min: none, maxTrades: 9}
            setups:
              vwapReclaim: {barVolumeRatio: 0, chaseAtr: 9}
            signals: {maxQuoteAgeMillis: 60000, maxStopAtr: 9, minStopAtr: 0.1, minRewardToCost: 0.5, minTargetR: none}
            engine: {stateHashEvery: 1000}
            """;

    final SyntheticSummary market;

    SyntheticDay(Path folder, long seed, long events) throws IOException {
        ExchangeCalendar calendar = Configuration.defaults().calendar();
        List<TradingSession> history = new ArrayList<>();
        LocalDate day = DATE;
        for (int i = 0; i < 5; i++) {
            day = calendar.previousTradingDay(day);
            history.add(0, calendar.session(day).orElseThrow());
        }
        market = new SyntheticMarket(new SyntheticSettings(
                        calendar.session(DATE).orElseThrow(),
                        history,
                        List.of(SyntheticInstrument.spy(660 * Micros.ONE), SyntheticInstrument.qqq(590 * Micros.ONE)),
                        seed,
                        events,
                        true))
                .write(folder, SyntheticProgress.NONE);
    }

    /** Returns the loose settings with {@code lines} applied over them. */
    static Configuration settings(Path folder, String lines) {
        try {
            Path file = Files.writeString(Files.createTempFile(folder, "policies", ".yaml"), LOOSE + lines);
            return Configuration.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ConfigurationException e) {
            throw new IllegalArgumentException(e.problems().toString(), e);
        }
    }

    Backtest.Request request(Configuration configuration, Path tape) throws ConfigurationException {
        return new Backtest.Request(
                SessionSetup.of(configuration, DATE, SYMBOLS),
                new Backtest.MarketFiles(
                        List.of(market.files().trades()),
                        List.of(market.files().quotes()),
                        List.of(market.files().bars()),
                        true),
                tape);
    }

    /** Opens the day's flat files as a stream, its history first. */
    MarketDataStream stream(SessionSetup setup, Path spill) throws IOException {
        return new WarmedStream(bars(setup), ticks(setup, spill));
    }

    /** Opens the day's prints and quotes. */
    FlatFileStream ticks(SessionSetup setup, Path spill) throws IOException {
        FlatFileRequest ticks = new FlatFileRequest(
                List.of(market.files().trades()),
                List.of(market.files().quotes()),
                setup.settings().instruments(),
                setup.settings().session(),
                setup.configuration().marketData(),
                spill);
        return FlatFiles.open(ticks, ReadProgress.NONE);
    }

    /** Reads the minute bars of the sessions before. */
    List<MinuteBar> bars(SessionSetup setup) throws IOException {
        return MinuteBarFiles.read(
                        List.of(market.files().bars()),
                        setup.settings().instruments(),
                        setup.settings().session(),
                        setup.configuration().calendar()::isTradingDay,
                        setup.configuration().marketData(),
                        ReadProgress.NONE)
                .bars();
    }

    /** Returns all events of a tape of the class {@code wanted}. */
    static <E extends Event> List<E> events(Path tape, Class<E> wanted) {
        List<E> events = new ArrayList<>();
        Frame frame = new Frame();
        FrameReader reader = new FrameReader();
        try (TapeReader entries = TapeReader.open(tape)) {
            while (entries.next(frame)) {
                reader.wrap(frame);
                while (reader.next()) {
                    Event event = reader.type().create();
                    if (wanted.isInstance(event)) {
                        reader.read(event);
                        events.add(wanted.cast(event));
                    }
                }
            }
        }
        return events;
    }
}
