package io.ringtape.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.engine.EngineSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {
    @Test
    void takesTheSessionFromTheCalendar() throws ConfigurationException {
        Configuration defaults = Configuration.defaults();
        EngineSettings engine = defaults.engineSettings(UserFile.FULL_DAY, List.of("SPY"));
        assertThat(engine.session())
                .isEqualTo(defaults.calendar().session(UserFile.FULL_DAY).orElseThrow());
        assertThat(engine.midnightNs()).isEqualTo(defaults.calendar().midnightNs(UserFile.FULL_DAY));
    }

    @Test
    void keepsTheDigestOfTheDefaults() {
        assertThat(Configuration.defaults().digest())
                .isEqualTo("3580a44a126ef32f6b644c32a9c214a5e0662aa5bbe1b54de07ffbc5a290cd9c");
    }

    @Test
    void explainedDefaultsChangeNothing() throws ConfigurationException {
        assertThat(UserFile.load(Configuration.explainedDefaults())).isEqualTo(Configuration.defaults());
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
        long seed = Long.getLong("ringtape.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < 50; i++) {
            double spread = random.nextInt(1_000_000) / Math.pow(10, random.nextInt(6) + 3);
            String number = new BigDecimal(Double.toString(spread)).toPlainString();
            Configuration written = UserFile.load("signals: {maxSpreadAtr: " + number + "}");
            EngineSettings read = Configuration.parse(written.canonicalText(), "tape")
                    .engineSettings(UserFile.FULL_DAY, List.of("SPY"));
            assertThat(read.rules().get(0).signals().quote().maxSpreadAtr())
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
    void readsATapeFromBeforeTheLiveFeedWithItsDefaults() throws ConfigurationException {
        String text = Configuration.defaults().canonicalText();
        String before = text.replaceFirst("(?m)^feed:\\n( .*\\n)+", "");
        assertThat(before).doesNotContain("feed:").hasSizeLessThan(text.length());
        assertThat(Configuration.parse(before, "tape")).isEqualTo(Configuration.defaults());
    }

    @Test
    void readsATapeFromBeforeTheLiveBrokerWithItsDefaults() throws ConfigurationException {
        String text = Configuration.defaults().canonicalText();
        String before = text.replaceFirst("(?m)^broker:\\n( .*\\n)+", "");
        assertThat(before).doesNotContain("broker:").hasSizeLessThan(text.length());
        assertThat(Configuration.parse(before, "tape")).isEqualTo(Configuration.defaults());
    }

    @Test
    void refusesABrokersAddressThatWouldShowTheToken() {
        assertThat(UserFile.problems("broker: {restUrl: 'http://api.tradier.com'}"))
                .singleElement()
                .asString()
                .contains("wanted an https address");
        assertThat(UserFile.problems("broker: {accessToken: abc123}"))
                .singleElement()
                .asString()
                .contains("unknown key 'accessToken' in 'broker'")
                .doesNotContain("abc123");
        assertThat(UserFile.problems("broker: {reservedRequests: 60}"))
                .singleElement()
                .asString()
                .contains("less than");
    }

    @Test
    void sendsASecretInAFileToTheEnvironment() {
        assertThat(UserFile.problems("feed: {apiKey: abc123}"))
                .singleElement()
                .asString()
                .contains("unknown key 'apiKey' in 'feed'; secrets are not kept in files")
                .doesNotContain("abc123");
        assertThat(UserFile.problems("feed: {streamUrl: 'wss://socket.massive.com/stocks?apiKey=abc'}"))
                .singleElement()
                .asString()
                .contains("'wss://socket.massive.com/stocks…'")
                .doesNotContain("abc");
        assertThat(UserFile.problems("feed: {streamUrl: 'wss://delayed.massive.com/stocks'}"))
                .singleElement()
                .asString()
                .contains("wanted the real-time host");
        assertThat(UserFile.problems("feed: {streamUrl: 'ws://socket.massive.com/stocks'}"))
                .singleElement()
                .asString()
                .contains("wanted a wss address");
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
                        "11: setups.vwapReclaim.farSideBars is '16', wanted at most lookbackBars (15)",
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
                .containsExactly("1: risk.correlatedGroups names SPY twice");
    }

    @Test
    void refusesFeaturesThatContradictThemselves() {
        assertThat(UserFile.problems("features:\n  rvolMinSessions: 21"))
                .containsExactly("2: features.rvolMinSessions is '21', wanted at most rvolSessions (20)");
        assertThat(UserFile.problems("features:\n  imbalanceWindowMillis: 150"))
                .containsExactly("2: features.imbalanceWindowMillis is '150', wanted a multiple of 100");
        assertThat(UserFile.problems("features:\n  maxGapPercent: 0.4"))
                .containsExactly("2: features.maxGapPercent is '0.4', wanted at least maxJumpPercent (0.5)");
        assertThat(UserFile.problems("setups:\n  vwapReclaim:\n    lookbackBars: 11"))
                .as("the user's line, though the default is what does not fit")
                .containsExactly("3: setups.vwapReclaim.farSideBars is '12', wanted at most lookbackBars (11)");
        assertThat(UserFile.problems("marketData:\n  feedDelayMillis: 21"))
                .containsExactly("2: features.barCloseDelayMillis is '20', wanted at least"
                        + " marketData.feedDelayMillis (21), or late prints would miss their bars");
        assertThat(UserFile.problems("signals:\n  score:\n    room: 11"))
                .containsExactly("3: signals.score.trend is '25', wanted what makes the weights add up to 100 with rvol"
                        + " (20), delta (20), imbalance (15), room (11) and quote (10)");
        assertThat(UserFile.problems("risk:\n  reserveForExits: 61"))
                .containsExactly("2: risk.reserveForExits is '61', wanted at most maxOrdersPerMinute (60)");
        assertThat(UserFile.problems("risk:\n  maxOrdersPerMinute: 29"))
                .containsExactly("2: risk.reserveForExits is '30', wanted at most maxOrdersPerMinute (29)");
        assertThat(UserFile.problems("setups:\n  sigmaFade: {armZ: 3.5, extremeZ: 3}"))
                .containsExactly("2: setups.sigmaFade.armZ is '3.5', wanted below extremeZ (3), or nothing is faded");
        assertThat(UserFile.problems("setups:\n  sigmaFade: {targetZ: 3}"))
                .containsExactly("2: setups.sigmaFade.targetZ is '3', wanted below extremeZ (3), where a fade begins");
        assertThat(UserFile.problems("setups:\n  sigmaFade: {stopZ: 0.9}"))
                .containsExactly("2: setups.sigmaFade.targetZ is '1', wanted below stopZ (0.9), where it is lost");
        assertThat(UserFile.problems("risk:\n  riskPerTradeDollars: 300.01"))
                .containsExactly("2: risk.riskPerTradeDollars is '300.01', wanted at most maxDailyLossDollars (300), or"
                        + " one trade may lose more than the day");
        assertThat(UserFile.problems("risk:\n  maxSessionLossDollars: 301"))
                .containsExactly("2: risk.maxSessionLossDollars is '301', wanted at most maxDailyLossDollars (300)");
        assertThat(UserFile.problems("risk: {maxDailyLossDollars: 0}"))
                .as("no trade at all")
                .isEmpty();
        assertThat(UserFile.problems("signals: {minStopAtr: 4}"))
                .containsExactly("1: signals.minStopAtr is '4', wanted at most maxStopAtr (3)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"vwapReclaim", "vwapReject", "emaPullback", "openingRangeBreak", "extremeSweep", "extremeHold"})
    void refusesAnEarlyTargetBeyondTheTarget(String setup) {
        assertThat(UserFile.problems("setups:\n  " + setup + ":\n    {targetR: 2, partialR: 2.5, partialShare: 0.5}"))
                .containsExactly("3: setups." + setup + ".partialR is '2.5', wanted below targetR (2), as partialShare"
                        + " (0.5) is above 0");
        assertThat(UserFile.problems("setups: {" + setup + ": {targetR: 2, partialR: 2.5, partialShare: 0}}"))
                .as("nothing is closed early")
                .isEmpty();
    }

    @Test
    void readsATapeWhoseValuesMakeNoSenseTogether() throws ConfigurationException {
        String text = Configuration.defaults()
                .canonicalText()
                .replace("riskPerTradeDollars: 100\n", "riskPerTradeDollars: 900\n")
                .replace("armZ: 2\n", "armZ: 4\n");
        assertThat(text).contains("riskPerTradeDollars: 900\n", "armZ: 4\n");
        assertThat(Configuration.parse(text, "tape").canonicalText()).isEqualTo(text);
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
    }

    @Test
    void refusesAFileThatSetsNothing() {
        for (String nothing : List.of("", "\n", "# only a comment\n", "---\n", "{}")) {
            assertThat(UserFile.problems(nothing))
                    .as("'%s'", nothing)
                    .containsExactly("1: the file sets no key, wanted at least one; without a file the defaults hold");
        }
    }

    @Test
    void saysWhyANumberWithAZeroInFrontIsRefused() {
        assertThat(UserFile.problems("risk:\n  maxShares: 010"))
                .containsExactly("2: risk.maxShares is '010', wanted a whole number from 0 to 10000000, without a zero"
                        + " in front");
        assertThat(UserFile.problems("risk: {maxDailyLossR: 00.5}")).hasSize(1);
        assertThat(UserFile.problems("risk: {maxDailyLossR: 0.5}")).isEmpty();
    }

    @Test
    void refusesAFileThatIsMuchTooLongWithoutReadingItAll(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("long.yaml");
        Files.write(file, ("risk: {maxShares: 5}\n# " + "x".repeat(5_000_000)).getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> Configuration.load(file))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(file + ": more than 4194304 bytes, wanted a file of settings");
        assertThat(UserFile.problems("# " + "x".repeat(2_000_000)))
                .containsExactly("1: 2000002 characters, wanted at most 1048576");
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
        long seed = Long.getLong("ringtape.seed", System.nanoTime());
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
