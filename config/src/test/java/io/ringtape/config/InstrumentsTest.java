package io.ringtape.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ringtape.market.Instrument;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstrumentsTest {
    private static final String AAPL = """
            instruments:
              AAPL:
                listing: NASDAQ
                tape: C
                roundLots: {2024-01-02: 100, 2025-11-03: 40, 2026-05-01: 100}
                tickSizesDollars: {2024-01-02: 0.01, 2027-11-01: 0.005}
                quoteSizeUnit: auto
                quoteSizesInSharesFrom: 2025-11-03
            """;

    @Test
    void knowsSpyAndQqq() {
        assertThat(Configuration.defaults().knownSymbols()).containsExactly("QQQ", "SPY");
    }

    @Test
    void countsQuotesInLotsOfAHundredBeforeTheRoundLotReform() throws ConfigurationException {
        assertThat(instruments("", "2025-10-31", "SPY", "QQQ"))
                .containsExactly(
                        new Instrument(0, "SPY", 10_000, 100, true), new Instrument(1, "QQQ", 10_000, 100, true));
    }

    @Test
    void countsQuotesInSharesAndLotsInForties() throws ConfigurationException {
        assertThat(instruments("", "2025-11-03", "QQQ", "SPY"))
                .containsExactly(
                        new Instrument(0, "QQQ", 10_000, 40, false), new Instrument(1, "SPY", 10_000, 40, false));
    }

    @Test
    void countsQuotesAsTheFileSays() throws ConfigurationException {
        String lots = "instruments: {SPY: {quoteSizeUnit: lots}, QQQ: {quoteSizeUnit: shares}}";
        for (String date : List.of("2025-10-31", "2025-11-03")) {
            List<Instrument> instruments = instruments(lots, date, "SPY", "QQQ");
            assertThat(instruments.get(0).quoteSizeInLots()).isTrue();
            assertThat(instruments.get(1).quoteSizeInLots()).isFalse();
        }
    }

    @Test
    void takesInstrumentsAndDatesOfTheFile() throws ConfigurationException {
        assertThat(instruments(AAPL, "2025-10-31", "AAPL"))
                .containsExactly(new Instrument(0, "AAPL", 10_000, 100, true));
        assertThat(instruments(AAPL, "2026-04-30", "AAPL"))
                .containsExactly(new Instrument(0, "AAPL", 10_000, 40, false));
        assertThat(instruments(AAPL, "2027-11-01", "AAPL", "SPY"))
                .containsExactly(
                        new Instrument(0, "AAPL", 5_000, 100, false), new Instrument(1, "SPY", 10_000, 40, false));
        assertThat(instruments("instruments: {SPY: {roundLots: {2026-05-01: 10}}}", "2026-05-01", "SPY"))
                .containsExactly(new Instrument(0, "SPY", 10_000, 10, false));
    }

    @Test
    void saysEverythingThatIsWrongWithADateAndItsSymbols() {
        assertThat(refusals("", "2025-12-25", "SPX", "SPY", "SPY"))
                .containsExactly(
                        "2025-12-25 is not a trading date: Christmas Day",
                        "unknown symbol 'SPX'; known: QQQ, SPY",
                        "symbol 'SPY' is given twice");
        assertThat(refusals("", "2025-12-01")).containsExactly("no symbol is given; known: QQQ, SPY");
        assertThat(refusals("instruments: {QQQ: none}", "2025-12-01", "QQQ"))
                .containsExactly("unknown symbol 'QQQ'; known: SPY");
        assertThat(refusals(AAPL, "2023-12-01", "AAPL"))
                .containsExactly("no tick size of AAPL is given for 2023-12-01");
    }

    @Test
    void listsAnySymbolWithTheUsualTickAndLots() throws ConfigurationException {
        Configuration listing = Configuration.defaults().listing(List.of("ON", "BRK.B", "SPY"));
        assertThat(listing.knownSymbols()).containsExactly("BRK.B", "ON", "QQQ", "SPY");
        assertThat(listing.engineSettings(LocalDate.parse("2025-10-31"), List.of("ON", "SPY"))
                        .instruments())
                .containsExactly(
                        new Instrument(0, "ON", 10_000, 100, true), new Instrument(1, "SPY", 10_000, 100, true));
        assertThat(listing.engineSettings(LocalDate.parse("2025-11-03"), List.of("BRK.B"))
                        .instruments())
                .containsExactly(new Instrument(0, "BRK.B", 10_000, 1, false));
    }

    @Test
    void everyTierOfRoundLotsSuitsAnUnlistedSymbol() throws ConfigurationException {
        Instrument unlisted = Configuration.defaults()
                .listing(List.of("BKNG"))
                .engineSettings(LocalDate.parse("2026-03-02"), List.of("BKNG"))
                .instruments()
                .get(0);
        for (int lotOfItsPrice : List.of(100, 40, 10, 1)) {
            assertThat(unlisted.roundLot()).isLessThanOrEqualTo(lotOfItsPrice);
        }
    }

    @Test
    void theOrderOfTheSymbolsDoesNotChangeTheListing() throws ConfigurationException {
        Configuration one = Configuration.defaults().listing(List.of("IWM", "AAPL"));
        assertThat(Configuration.defaults().listing(List.of("AAPL", "SPY", "IWM")))
                .isEqualTo(one);
        assertThat(Configuration.parse(one.canonicalText(), "text")).isEqualTo(one);
        assertThat(one.listing(List.of("QQQ", "IWM"))).isSameAs(one);
    }

    @Test
    void symbolsWithTheUsualRulesDoNotChangeTheDigestWithoutThem() throws ConfigurationException {
        Configuration defaults = Configuration.defaults();
        assertThat(defaults.digestWithoutUsual()).isEqualTo(defaults.digest());
        Configuration iwm = defaults.listing(List.of("IWM"));
        assertThat(iwm.digest())
                .isNotEqualTo(defaults.listing(List.of("AAPL", "IWM")).digest());
        for (List<String> symbols : List.of(List.of("IWM"), List.of("AAPL", "IWM"), List.of("BRK.B", "SPY"))) {
            assertThat(defaults.listing(symbols).digestWithoutUsual()).isEqualTo(defaults.digest());
        }
        Configuration alone = UserFile.load("instruments: {SPY: none, QQQ: none, IWM: {}}");
        assertThat(alone.digestWithoutUsual())
                .isEqualTo(UserFile.load("instruments: {SPY: none, QQQ: none, AAPL: {}}")
                        .digestWithoutUsual());
    }

    @Test
    void rulesOfItsOwnChangeTheDigestWithoutTheUsualOnes() throws ConfigurationException {
        String defaults = Configuration.defaults().digest();
        for (String own : List.of(
                AAPL,
                "instruments: {SPY: {quoteSizeUnit: lots}}",
                "{instruments: {IWM: {}}, symbols: {IWM: {signals: {maxSpreadTicks: 3}}}}",
                "risk: {maxTradesPerDay: 3}")) {
            assertThat(UserFile.load(own).listing(List.of("F")).digestWithoutUsual())
                    .as(own)
                    .isNotEqualTo(defaults);
        }
    }

    @Test
    void aListedSymbolKeepsItsOwnRules() throws ConfigurationException {
        Configuration own = UserFile.load(AAPL);
        assertThat(own.listing(List.of("AAPL"))).isSameAs(own);
    }

    @Test
    void anEmptyMappingListsASymbolThatCanThenHaveOverrides() throws ConfigurationException {
        Configuration own = UserFile.load("{instruments: {IWM: {}}, symbols: {IWM: {signals: {maxSpreadTicks: 3}}}}");
        assertThat(own.knownSymbols()).containsExactly("IWM", "QQQ", "SPY");
        assertThat(own.engineSettings(LocalDate.parse("2026-03-02"), List.of("IWM"))
                        .instruments())
                .containsExactly(new Instrument(0, "IWM", 10_000, 1, false));
    }

    @Test
    void refusesAnInstrumentThatIsNotWhollyDescribed() {
        assertThat(UserFile.problems("""
                        instruments:
                          aapl: {}
                          AAPL: {tape: D, listing: NASDAQ, quoteSizeUnit: auto}
                        """))
                .containsExactly(
                        "2: 'aapl' in 'instruments' is not a symbol: at most 12 capitals, digits and dots",
                        "3: instruments.AAPL.tape is 'D', wanted one of [A, B, C, UNKNOWN]",
                        "3: missing key 'roundLots' in 'instruments.AAPL'",
                        "3: missing key 'tickSizesDollars' in 'instruments.AAPL'",
                        "3: missing key 'quoteSizesInSharesFrom' in 'instruments.AAPL'");
    }

    private static List<Instrument> instruments(String yaml, String date, String... symbols)
            throws ConfigurationException {
        return UserFile.load(yaml)
                .engineSettings(LocalDate.parse(date), List.of(symbols))
                .instruments();
    }

    private static List<String> refusals(String yaml, String date, String... symbols) {
        return catchThrowableOfType(ConfigurationException.class, () -> instruments(yaml, date, symbols))
                .problems();
    }
}
