package io.ringtape.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.engine.EngineSettings;
import io.ringtape.engine.ShadowSettings;
import io.ringtape.event.Micros;
import io.ringtape.feature.FeatureSettings;
import io.ringtape.market.MarketDataSettings;
import io.ringtape.order.FeeRates;
import io.ringtape.order.LatencySettings;
import io.ringtape.order.SimulationSettings;
import io.ringtape.risk.RiskSettings;
import io.ringtape.setup.ScoreSettings;
import io.ringtape.setup.SignalSettings;
import io.ringtape.setup.TradeTerms;
import io.ringtape.setup.VwapReclaimSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
    private static final long MILLI_NS = 1_000_000L;
    private static final long SECOND_NS = 1_000_000_000L;

    private static long dollars(long dollars) {
        return dollars * Micros.ONE;
    }

    @Test
    void hasTheseDefaults() throws ConfigurationException {
        Configuration defaults = Configuration.defaults();
        EngineSettings engine = defaults.engineSettings(UserFile.FULL_DAY, List.of("SPY"));
        assertThat(engine.session())
                .isEqualTo(defaults.calendar().session(UserFile.FULL_DAY).orElseThrow());
        assertThat(engine.midnightNs()).isEqualTo(defaults.calendar().midnightNs(UserFile.FULL_DAY));
        assertThat(engine.rules().get(0).signals())
                .isEqualTo(new SignalSettings(
                        800 * MILLI_NS,
                        2,
                        0.25,
                        90 * SECOND_NS,
                        300 * SECOND_NS,
                        0.3,
                        3,
                        5,
                        3,
                        60 * SECOND_NS,
                        5 * SECOND_NS,
                        new ScoreSettings(25, 20, 20, 15, 10, 10, 0.25, 1.5, 0.4, 2)));
        assertThat(engine.rules().get(0).setups().vwapReclaim())
                .isEqualTo(new VwapReclaimSettings(
                        15,
                        12,
                        1.5,
                        30,
                        2.5,
                        1.3,
                        0.1,
                        0.25,
                        0.75,
                        0.1,
                        5,
                        0.5,
                        0.1,
                        1.5,
                        0,
                        0,
                        new TradeTerms(0.25, 900 * SECOND_NS, 1, 0.5, true)));
        assertThat(engine.features())
                .isEqualTo(new FeatureSettings(
                        20 * MILLI_NS,
                        new FeatureSettings.VwapBands(1, 15),
                        new FeatureSettings.Windows(15, 3000, 5),
                        new FeatureSettings.VolumeCurve(20, 5),
                        true));
        assertThat(engine.risk())
                .isEqualTo(new RiskSettings(
                        new RiskSettings.MarketLimits(800 * MILLI_NS, 2, 20, 300 * SECOND_NS, 60 * SECOND_NS),
                        new RiskSettings.TradeLimits(dollars(100), 10_000, dollars(50_000), 1_000 * Micros.ONE),
                        new RiskSettings.PositionLimits(
                                List.of(List.of("SPY", "QQQ")),
                                2,
                                1,
                                dollars(50_000),
                                dollars(50_000),
                                dollars(100_000)),
                        new RiskSettings.DayLimits(
                                new RiskSettings.TradeCounts(10, 6),
                                new RiskSettings.LossLimits(dollars(200), dollars(300), 3, 3, dollars(300)),
                                true),
                        new RiskSettings.BrokerSettings(
                                new RiskSettings.OrderLimits(60, 30),
                                new RiskSettings.AccountSettings(
                                        dollars(30_000), dollars(100_000), false, 0, 3, dollars(25_000)),
                                new RiskSettings.BrokerWaits(SECOND_NS, 5 * SECOND_NS, 30 * SECOND_NS))));
        assertThat(engine.shadows()).isEqualTo(new ShadowSettings(64, 5_000));
        assertThat(engine.simulation())
                .isEqualTo(new SimulationSettings(
                        new LatencySettings(1, List.of(new LatencySettings.Row(50 * MILLI_NS, 1))),
                        new LatencySettings(1, List.of(new LatencySettings.Row(20 * MILLI_NS, 1))),
                        0,
                        new FeeRates(0, 0, 0, 166, 8_300_000)));
        assertThat(defaults.marketData())
                .isEqualTo(new MarketDataSettings(10 * MILLI_NS, 0.001, 0.5, 1800 * 1000 * MILLI_NS));
        assertThat(engine.stateHashEvery()).isEqualTo(10_000);
        assertThat(engine.snapshotEveryNs()).isEqualTo(SECOND_NS);
    }

    @Test
    void mapsEveryKeyOfSignalsAndSetups() throws ConfigurationException {
        EngineSettings engine = UserFile.engine("""
                signals:
                  maxQuoteAgeMillis: 801.5
                  maxSpreadTicks: 2.5
                  maxSpreadAtr: 0.26
                  quietAfterOpenSeconds: 91
                  timeLeftMarginSeconds: 301
                  minStopAtr: 0.31
                  maxStopAtr: 3.1
                  minStopSpreads: 5.1
                  minRewardToCost: 3.2
                  cooldownSeconds: 61
                  entryExpirySeconds: 0.25
                  score:
                    trend: 10
                    rvol: 11
                    delta: 12
                    imbalance: 13
                    room: 14
                    quote: 40
                    fullSlopeAtr: 0.3
                    fullRvol: 1.6
                    fullDelta: 0.5
                    fullRoomR: 2.5
                setups:
                  vwapReclaim:
                    lookbackBars: 16
                    farSideBars: 13
                    excursionAtr: 1.6
                    armedBars: 31
                    extremeZ: 2.6
                    barVolumeRatio: 1.4
                    deltaRatio: 0.11
                    retestAtr: 0.26
                    chaseAtr: 0.76
                    lostLevelAtr: 0.12
                    confirmBars: 6
                    stopVwapAtr: 0.51
                    stopPadAtr: 0.13
                    targetR: 1.7
                    slopeAtrMin: -0.1
                    imbalanceMin: 0.2
                    progressR: 0.27
                    hardStopSeconds: 901
                    partialR: 1.1
                    partialShare: 0.4
                    breakEven: false
                """);
        assertThat(engine.rules().get(0).signals())
                .isEqualTo(new SignalSettings(
                        801_500_000,
                        2.5,
                        0.26,
                        91 * SECOND_NS,
                        301 * SECOND_NS,
                        0.31,
                        3.1,
                        5.1,
                        3.2,
                        61 * SECOND_NS,
                        250_000_000,
                        new ScoreSettings(10, 11, 12, 13, 14, 40, 0.3, 1.6, 0.5, 2.5)));
        assertThat(engine.rules().get(0).setups().vwapReclaim())
                .isEqualTo(new VwapReclaimSettings(
                        16,
                        13,
                        1.6,
                        31,
                        2.6,
                        1.4,
                        0.11,
                        0.26,
                        0.76,
                        0.12,
                        6,
                        0.51,
                        0.13,
                        1.7,
                        -0.1,
                        0.2,
                        new TradeTerms(0.27, 901 * SECOND_NS, 1.1, 0.4, false)));
    }

    @Test
    void refusesAFeedDelayAfterWhichBarsAreClosed() throws ConfigurationException {
        assertThat(UserFile.problems("""
                        marketData:
                          feedDelayMillis: 20.000001
                        """))
                .containsExactly("1: marketData has a feedDelayMillis above features.barCloseDelayMillis:"
                        + " prints would miss their bars");
        UserFile.engine("marketData: {feedDelayMillis: 20}");
    }

    @Test
    void mapsEveryOtherKey() throws ConfigurationException {
        String yaml = """
                features:
                  barCloseDelayMillis: 12.5
                  bandSigmas: 2
                  zAfterMinutes: 30
                  openingRangeMinutes: 5
                  imbalanceWindowMillis: 1500
                  slopeBars: 7
                  rvolSessions: 10
                  rvolMinSessions: 3
                  crossesInVwap: false
                risk:
                  maxQuoteAgeMillis: 700
                  maxSpreadTicks: 3
                  maxCollarBps: 21
                  noEntryBeforeCloseSeconds: 600
                  feedGapQuarantineSeconds: 61
                  riskPerTradeDollars: 99.999999
                  slippageAllowanceDollars: 0.000001
                  maxNotionalDollars: "25000.50"
                  maxShares: 0
                  correlatedGroups: [[SPY], [QQQ, BRK.B], []]
                  maxPositions: 3
                  maxPositionsPerGroup: 2
                  maxNotionalPerSymbolDollars: 50001
                  maxNotionalPerGroupDollars: 50002
                  maxNotionalTotalDollars: 50003
                  maxTradesPerDay: 11
                  maxTradesPerSymbol: 7
                  maxSessionLossDollars: 201
                  maxDailyLossDollars: 250.25
                  maxDailyLossR: 2.5
                  maxLosingStreak: 4
                  maxDrawdownDollars: 301
                  flattenOnBreach: false
                  maxOrdersPerMinute: 31
                  reserveForExits: 21
                  equityDollars: 30001
                  buyingPowerDollars: 100001
                  dayTradeGuard: true
                  priorDayTrades: 1
                  maxDayTrades: 4
                  dayTradeEquityDollars: 25001
                  exitRetrySeconds: 2
                  maxRetrySeconds: 31
                  brokerSilenceSeconds: 6
                shadows:
                  maxOpen: 3
                  slippagePerShareDollars: 0.02
                marketData:
                  feedDelayMillis: 0.000001
                  maxBadRowShare: 0.5
                  minSessionRowShare: 0.25
                  maxSilenceSeconds: 60
                simulation:
                  latencySeed: 7
                  orderLatencyMillis: [[20, 0.50], [51.5, 2]]
                  reportLatencyMillis: 21
                  cancelsAheadShare: 0.25
                  feePerShareDollars: 0.0035
                  feeMinimumDollars: 0.35
                  secPerMillionDollars: {2025-11-30: 27.8}
                  taf: {2025-12-01: {perShareDollars: 0.000195, capDollars: 9.79}}
                engine:
                  stateHashEvery: 500
                  snapshotEverySeconds: 0.5
                """;
        EngineSettings engine = UserFile.engine(yaml);
        assertThat(engine.features())
                .isEqualTo(new FeatureSettings(
                        12_500_000,
                        new FeatureSettings.VwapBands(2, 30),
                        new FeatureSettings.Windows(5, 1500, 7),
                        new FeatureSettings.VolumeCurve(10, 3),
                        false));
        assertThat(engine.risk())
                .isEqualTo(new RiskSettings(
                        new RiskSettings.MarketLimits(700 * MILLI_NS, 3, 21, 600 * SECOND_NS, 61 * SECOND_NS),
                        new RiskSettings.TradeLimits(99_999_999, 1, 25_000_500_000L, 0),
                        new RiskSettings.PositionLimits(
                                List.of(List.of("SPY"), List.of("QQQ", "BRK.B"), List.of()),
                                3,
                                2,
                                dollars(50_001),
                                dollars(50_002),
                                dollars(50_003)),
                        new RiskSettings.DayLimits(
                                new RiskSettings.TradeCounts(11, 7),
                                new RiskSettings.LossLimits(dollars(201), 250_250_000, 2.5, 4, dollars(301)),
                                false),
                        new RiskSettings.BrokerSettings(
                                new RiskSettings.OrderLimits(31, 21),
                                new RiskSettings.AccountSettings(
                                        dollars(30_001), dollars(100_001), true, 1, 4, dollars(25_001)),
                                new RiskSettings.BrokerWaits(2 * SECOND_NS, 6 * SECOND_NS, 31 * SECOND_NS))));
        assertThat(engine.shadows()).isEqualTo(new ShadowSettings(3, 20_000));
        assertThat(engine.stateHashEvery()).isEqualTo(500);
        assertThat(engine.snapshotEveryNs()).isEqualTo(500 * MILLI_NS);
        Configuration configuration = UserFile.load(yaml);
        assertThat(configuration.marketData()).isEqualTo(new MarketDataSettings(1, 0.5, 0.25, 60_000 * MILLI_NS));
        assertThat(engine.simulation())
                .isEqualTo(new SimulationSettings(
                        new LatencySettings(
                                7,
                                List.of(
                                        new LatencySettings.Row(20 * MILLI_NS, 500_000),
                                        new LatencySettings.Row(51_500_000, 2_000_000))),
                        new LatencySettings(7, List.of(new LatencySettings.Row(21 * MILLI_NS, 1))),
                        0.25,
                        new FeeRates(3_500, 350_000, 27_800_000, 195, 9_790_000)));
    }

    @Test
    void keepsTheDigestOfTheDefaults() {
        assertThat(Configuration.defaults().digest())
                .isEqualTo("80e5a19df7b1784bda66e105a321a299342ddb9252f86624479a0b4dd9abfc03");
    }

    @Test
    void keepsTheDigestWhateverTheSpelling() throws ConfigurationException {
        Configuration spelled = UserFile.load("""
                # nothing here differs from the defaults
                risk: {maxShares: +1000, 'maxNotionalDollars': "50000.00", slippageAllowanceDollars: 0.0100}
                signals:
                session_policies:
                  POWER: {rvolMin: 1.30}
                  OPEN:
                    start: 09:30
                """);
        assertThat(spelled).isEqualTo(Configuration.defaults()).hasSameHashCodeAs(Configuration.defaults());
        assertThat(spelled.digest()).isEqualTo(Configuration.defaults().digest());
    }

    @Test
    void changesTheDigestWithEveryValue() throws ConfigurationException {
        Configuration other = UserFile.load("risk: {maxShares: 999}");
        assertThat(other).isNotEqualTo(Configuration.defaults());
        assertThat(other.digest())
                .matches("[0-9a-f]{64}")
                .isNotEqualTo(Configuration.defaults().digest());
    }

    @Test
    void readsBackWhatItWrites() throws ConfigurationException {
        String more = """
                session_policies: {OPEN: none, NULL: {start: "09:30", end: "09:31", allowSetups: [], rvolMin: none,
                  slopeMinPercentPer5Min: none, slopeMaxPercentPer5Min: none, timeStopSeconds: 1, maxTrades: 0}}
                calendar: {closures: {2026-03-04: "a \\"quoted\\" \\\\ 'word': # é €"}, earlyCloses: {2003-12-26: none}}
                blackouts: {minutesAfter: 5, at: {"10:00": {label: 'a "b"'}, "2025-12-01 14:00": {label: FOMC, minutesBefore: 0}}}
                symbols: {QQQ: {signals: {maxSpreadTicks: 3}, session_policies: {LUNCH: {setups: {SIGMA_FADE: {maxTrades: 1}}}}}}
                instruments: {SPY: none}
                """;
        for (Configuration written : List.of(Configuration.defaults(), UserFile.load(more))) {
            Configuration read = Configuration.parse(written.canonicalText(), "tape");
            assertThat(read).isEqualTo(written);
            assertThat(read.canonicalText()).isEqualTo(written.canonicalText());
            assertThat(read.calendar().closedReason(UserFile.FULL_DAY.withMonth(9)))
                    .isEqualTo(written.calendar().closedReason(UserFile.FULL_DAY.withMonth(9)));
            assertThat(read.knownSymbols()).isEqualTo(written.knownSymbols());
            String symbol = written.knownSymbols().iterator().next();
            assertThat(read.digest()).isEqualTo(written.digest());
            EngineSettings before = written.engineSettings(UserFile.FULL_DAY, List.of(symbol));
            EngineSettings after = read.engineSettings(UserFile.FULL_DAY, List.of(symbol));
            assertThat(after).usingRecursiveComparison().isEqualTo(before);
        }
    }

    @Test
    void readsBackRandomNumbers() throws ConfigurationException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 50; i++) {
            double spread = random.nextInt(1_000_000) / Math.pow(10, random.nextInt(6) + 3);
            String number = new BigDecimal(Double.toString(spread)).toPlainString();
            Configuration written = UserFile.load("signals: {maxSpreadAtr: " + number + "}");
            EngineSettings read = Configuration.parse(written.canonicalText(), "tape")
                    .engineSettings(UserFile.FULL_DAY, List.of("SPY"));
            assertThat(read.rules().get(0).signals().maxSpreadAtr())
                    .as("seed %s", seed)
                    .isEqualTo(spread);
        }
    }

    @Test
    void takesNoDefaultsWhenItReadsATape() {
        String text = Configuration.defaults().canonicalText();
        assertThatThrownBy(() -> Configuration.parse(text.replace("  maxShares: 1000\n", ""), "tape"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageMatching("tape:\\d+: missing key 'maxShares' in 'risk'");
        assertThatThrownBy(() -> Configuration.parse("", "tape"))
                .isInstanceOfSatisfying(ConfigurationException.class, e -> assertThat(e.problems())
                        .hasSize(14)
                        .contains("tape:1: missing key 'session_policies' at the top"));
    }

    @Test
    void saysEverythingThatIsWrongInOneGo() {
        assertThat(UserFile.problems("""
                        riks: {}
                        risk:
                          max_shares: 5
                          maxNotionalDollars: 1e9
                          maxDailyLossDollars: 0.0000001
                          flattenOnBreach: yes
                          riskPerTradeDollars:
                        features: [1]
                        engine: {stateHashEvery: 1.5, snapshotEverySeconds: {}}
                        setups:
                          vwapReclaim: {farSideBars: 16}
                        simulation:
                          cancelsAheadShare: 1.1
                          commission: 5
                        """))
                .containsExactly(
                        "1: unknown key 'riks' at the top; did you mean 'risk'?",
                        "3: unknown key 'max_shares' in 'risk'; did you mean 'maxShares'?",
                        "4: risk.maxNotionalDollars is '1e9', wanted dollars from 0 to 1000000000 with at most 6 decimals",
                        "5: risk.maxDailyLossDollars is '0.0000001', wanted dollars from 0 to 1000000000 with at most"
                                + " 6 decimals",
                        "6: risk.flattenOnBreach is 'yes', wanted true or false",
                        "7: risk.riskPerTradeDollars is empty, wanted dollars from 0 to 1000000000 with at most 6"
                                + " decimals",
                        "8: features is a sequence, wanted a mapping of keys to values",
                        "9: engine.stateHashEvery is '1.5', wanted a whole number from 1 to 1000000000",
                        "9: engine.snapshotEverySeconds is a mapping, wanted seconds from 0.001 to 86400",
                        "11: VWAP reclaim: farSideBars 16 must be from 0 to 15",
                        "13: simulation.cancelsAheadShare is '1.1', wanted a number from 0 to 1",
                        "14: unknown key 'commission' in 'simulation'; known: latencySeed, orderLatencyMillis,"
                                + " reportLatencyMillis, cancelsAheadShare, feePerShareDollars, feeMinimumDollars,"
                                + " secPerMillionDollars, taf");
    }

    @Test
    void refusesGroupsThatAreNotListsOfSymbols() {
        assertThat(UserFile.problems("risk: {correlatedGroups: [SPY, [spy], [[QQQ]]]}"))
                .containsExactly(
                        "1: risk.correlatedGroups is 'SPY', wanted a sequence of sequences",
                        "1: risk.correlatedGroups is 'spy', wanted a symbol: at most 12 capitals, digits and dots",
                        "1: risk.correlatedGroups is a sequence, wanted a symbol: at most 12 capitals, digits and dots");
        assertThat(UserFile.problems("risk: {correlatedGroups: all}"))
                .containsExactly("1: risk.correlatedGroups is 'all', wanted a sequence of sequences");
        assertThat(UserFile.problems("risk: {correlatedGroups: [[SPY], [SPY, QQQ]]}"))
                .containsExactly("1: correlatedGroups names SPY twice");
    }

    @Test
    void refusesFeaturesThatContradictThemselves() {
        assertThat(UserFile.problems("features: {rvolMinSessions: 21}")).hasSize(1);
        assertThat(UserFile.problems("features: {imbalanceWindowMillis: 150}")).hasSize(1);
        assertThat(UserFile.problems("signals: {minStopAtr: 4}"))
                .containsExactly("1: signals: minStopAtr 4.0 is above maxStopAtr 3.0");
    }

    @Test
    void namesTheFileInEachProblem(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("mine.yaml"), "\nrisk: {maxShares: many}\n");
        assertThatThrownBy(() -> Configuration.load(file))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(file + ":2: risk.maxShares is 'many', wanted a whole number from 0 to 10000000");
    }

    @Test
    void refusesAFileThatIsNotThereOrNotText(@TempDir Path folder) throws IOException {
        Path absent = folder.resolve("absent.yaml");
        assertThatThrownBy(() -> Configuration.load(absent)).isInstanceOf(NoSuchFileException.class);
        Path binary = Files.write(folder.resolve("binary.yaml"), new byte[] {(byte) 0xC3, 0x28});
        assertThatThrownBy(() -> Configuration.load(binary))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(binary + ": not UTF-8 text");
    }

    @Test
    void loadsTheDefaultsWithoutAFile() throws ConfigurationException, IOException {
        assertThat(Configuration.load(null)).isEqualTo(Configuration.defaults());
        assertThat(UserFile.load("# only a comment\n")).isEqualTo(Configuration.defaults());
    }

    @Test
    void refusesEveryValueSetToAWord() {
        Matcher scalars = Pattern.compile("(?m)^( *)(\\w+): ([^{\\[\\n]+)$")
                .matcher(Configuration.defaults().canonicalText());
        int tried = 0;
        while (scalars.find()) {
            if (scalars.group(3).startsWith("\"") && !scalars.group(3).contains(":")) {
                continue;
            }
            String text = Configuration.defaults().canonicalText();
            String spoilt = text.substring(0, scalars.start(3)) + "word" + text.substring(scalars.end(3));
            int line = (int) text.substring(0, scalars.start(3)).lines().count();
            assertThatThrownBy(() -> Configuration.parse(spoilt, "tape"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageStartingWith("tape:" + line + ": ")
                    .hasMessageContaining("." + scalars.group(2) + " is 'word', wanted ");
            tried++;
        }
        assertThat(tried).isGreaterThan(80);
    }

    @Test
    void refusesHalfACharacterWhereverItStands() {
        String text = Configuration.defaults().canonicalText();
        for (int at = 0; at < 2100; at++) {
            String damaged = text.substring(0, at) + '\uD800' + text.substring(at + 1);
            int line = (int) text.substring(0, at + 1).lines().count();
            assertThatThrownBy(() -> Configuration.parse(damaged, "damaged"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("damaged:" + line + ": half a character: a surrogate without its pair");
        }
    }

    @Test
    void answersDamagedTextWithProblemsOnly() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String text = Configuration.defaults().canonicalText();
        String letters = "{}[]:,#&*!|>'\"%@`-?\n\t 0a\0\uFEFF\uD800";
        for (int i = 0; i < 120; i++) {
            StringBuilder damaged = new StringBuilder(text);
            for (int hit = 0; hit < 3; hit++) {
                int at = random.nextInt(damaged.length());
                damaged.setCharAt(at, letters.charAt(random.nextInt(letters.length())));
            }
            try {
                Configuration read = Configuration.parse(damaged.toString(), "damaged");
                assertThat(Configuration.parse(read.canonicalText(), "again"))
                        .as("seed %s", seed)
                        .isEqualTo(read);
            } catch (ConfigurationException e) {
                assertThat(e.problems()).as("seed %s", seed).isNotEmpty().allMatch(p -> p.startsWith("damaged:"));
            }
        }
    }
}
