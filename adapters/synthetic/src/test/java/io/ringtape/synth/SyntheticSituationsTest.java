package io.ringtape.synth;

import static io.ringtape.event.Nanos.MINUTE_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Side;
import io.ringtape.market.TradingSession;
import io.ringtape.synth.FlatFile.CsvQuote;
import io.ringtape.synth.FlatFile.CsvTrade;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks for several seeds that planted situations are visible in the prints. */
class SyntheticSituationsTest {
    private static final long SEEDS = 6;
    private static final TradingSession SESSION = Sessions.full(Sessions.DATE);
    private static final List<WrittenDay> DAYS = new ArrayList<>();

    /** One symbol's session. */
    private record WrittenDay(long seed, String symbol, NaiveMinutes minutes, List<Situation> situations) {}

    @BeforeAll
    static void write(@TempDir Path folder) throws IOException {
        for (long seed = 1; seed <= SEEDS; seed++) {
            SyntheticSummary summary =
                    new SyntheticMarket(Sessions.settings(seed, 100_000)).write(folder, SyntheticProgress.NONE);
            var quotes = FlatFile.bySymbol(FlatFile.quotes(summary.files().quotes()), CsvQuote::symbol);
            for (var entry : FlatFile.bySymbol(FlatFile.trades(summary.files().trades()), CsvTrade::symbol)
                    .entrySet()) {
                String symbol = entry.getKey();
                DAYS.add(new WrittenDay(
                        seed,
                        symbol,
                        new NaiveMinutes(SESSION, entry.getValue(), quotes.get(symbol)),
                        summary.situations().stream()
                                .filter(s -> s.symbol().equals(symbol))
                                .toList()));
            }
        }
    }

    @Test
    void vwapIsReclaimedFromBothSides() {
        for (WrittenDay day : DAYS) {
            assertThat(day.minutes().reclaims(1)).as("seed " + day.seed()).isNotEmpty();
            assertThat(day.minutes().reclaims(-1)).as("seed " + day.seed()).isNotEmpty();
        }
    }

    @Test
    void plantedReclaimsAreConfirmed() {
        assertThat(shareSeen(SituationKind.VWAP_RECLAIM, (day, s) -> {
                    int trigger = minute(s.course().triggerNs());
                    return day.minutes().reclaims(sign(s)).stream().anyMatch(i -> i >= trigger - 4 && i <= trigger + 1);
                }))
                .isGreaterThan(0.7);
    }

    @Test
    void reclaimsComeOnVolumeAndDelta() {
        assertThat(shareSeen(SituationKind.VWAP_RECLAIM, (day, s) -> {
                    NaiveMinutes m = day.minutes();
                    int through = minute(s.course().triggerNs()) - 2;
                    double before = 0;
                    for (int i = through - 11; i < through - 1; i++) {
                        before += m.volume[i] / 10;
                    }
                    double delta = m.delta[through] + m.delta[through - 1];
                    double volume = m.volume[through] + m.volume[through - 1];
                    return volume / 2 >= 1.3 * before && sign(s) * delta >= 0.1 * volume;
                }))
                .isGreaterThan(0.75);
    }

    @Test
    void fadesComeFromTwoSigma() {
        assertThat(shareSeen(SituationKind.SIGMA_FADE, (day, s) -> {
                    NaiveMinutes m = day.minutes();
                    double extreme = 0;
                    for (int i = minute(s.course().startNs());
                            i < minute(s.course().triggerNs());
                            i++) {
                        double price = sign(s) > 0 ? m.low[i] : m.high[i];
                        extreme = Math.max(extreme, sign(s) * (m.vwap[i] - price) / m.sigma[i]);
                    }
                    return extreme >= 2;
                }))
                .isGreaterThan(0.85);
    }

    @Test
    void pullbacksTouchTheAverageOfATrend() {
        assertThat(shareSeen(SituationKind.EMA_PULLBACK, (day, s) -> {
                    NaiveMinutes m = day.minutes();
                    int touch = minute(s.course().triggerNs()) - 2;
                    int above = 0;
                    for (int i = touch - 12; i < touch - 4; i++) {
                        above += sign(s) * (m.close[i] - m.ema20[i]) > 0 ? 1 : 0;
                    }
                    boolean touches = false;
                    for (int i = touch - 4; i <= touch; i++) {
                        double edge = sign(s) > 0 ? m.low[i] : m.high[i];
                        touches |= sign(s) * (edge - m.ema20[i]) <= 0.25 * m.atr[i];
                    }
                    return above >= 7 && touches && sign(s) * (m.close[touch + 1] - m.ema20[touch + 1]) > 0;
                }))
                .isGreaterThan(0.75);
    }

    @Test
    void rangeBreaksLeaveTheOpeningRange() {
        assertThat(shareSeen(SituationKind.OPENING_RANGE_BREAK, (day, s) -> {
                    NaiveMinutes m = day.minutes();
                    double edge = m.open[0];
                    for (int i = 0; i < 15; i++) {
                        edge = sign(s) > 0 ? Math.max(edge, m.high[i]) : Math.min(edge, m.low[i]);
                    }
                    boolean breaks = false;
                    for (int i = minute(s.course().triggerNs()) - 9;
                            i < minute(s.course().triggerNs()) - 4;
                            i++) {
                        breaks |= sign(s) * (m.close[i] - edge) > 0.2 * m.atr[i];
                    }
                    int trigger = minute(s.course().triggerNs()) - 1;
                    return breaks && sign(s) * (m.close[trigger] - edge) > 0;
                }))
                .isGreaterThan(0.75);
    }

    @Test
    void sweepsPierceTheExtremeAndComeBack() {
        assertThat(shareSeen(SituationKind.EXTREME_SWEEP, (day, s) -> {
                    NaiveMinutes m = day.minutes();
                    int start = minute(s.course().startNs());
                    double level = m.open[0];
                    for (int i = 0; i < start; i++) {
                        level = sign(s) > 0 ? Math.min(level, m.low[i]) : Math.max(level, m.high[i]);
                    }
                    boolean pierces = false;
                    for (int i = start; i < minute(s.course().triggerNs()); i++) {
                        pierces |= sign(s) * (level - (sign(s) > 0 ? m.low[i] : m.high[i])) > 0;
                    }
                    return pierces && sign(s) * (m.close[minute(s.course().triggerNs()) - 1] - level) > 0;
                }))
                .isGreaterThan(0.75);
    }

    @Test
    void rangesMatchAnIndexFund() {
        for (WrittenDay day : DAYS) {
            NaiveMinutes m = day.minutes();
            double factor = day.symbol().equals("QQQ") ? 1.4 : 1;
            double bps = 0;
            double sigmaToAtr = 0;
            for (int i = 60; i < 390; i++) {
                bps += m.atr[i] / m.close[i] * 1e4 / 330;
                sigmaToAtr += m.sigma[i] / m.atr[i] / 330;
            }
            assertThat(bps / factor).as("ATR in bps, seed " + day.seed()).isBetween(1.3, 5.0);
            assertThat(sigmaToAtr).as("sigma over ATR, seed " + day.seed()).isBetween(2.5, 9.0);
        }
    }

    private static double shareSeen(SituationKind kind, BiPredicate<WrittenDay, Situation> isSeen) {
        int all = 0;
        int seen = 0;
        for (WrittenDay day : DAYS) {
            for (Situation s : day.situations()) {
                if (s.kind() == kind) {
                    all++;
                    seen += isSeen.test(day, s) ? 1 : 0;
                }
            }
        }
        return (double) seen / all;
    }

    private static int sign(Situation s) {
        return s.side() == Side.BUY ? 1 : -1;
    }

    /** Returns the regular minute that begins at {@code ns}. */
    private static int minute(long ns) {
        return (int) ((ns - SESSION.openNs()) / MINUTE_NS);
    }
}
