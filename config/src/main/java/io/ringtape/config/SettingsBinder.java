package io.ringtape.config;

import io.ringtape.config.ListedInstrument.Listing;
import io.ringtape.config.ListedInstrument.QuoteSizeUnit;
import io.ringtape.config.ListedInstrument.TapeNetwork;
import io.ringtape.engine.ShadowSettings;
import io.ringtape.feature.FeatureSettings;
import io.ringtape.market.ConditionTable;
import io.ringtape.market.MarketDataSettings;
import io.ringtape.setting.Checked;
import io.ringtape.setup.ScoreSettings;
import io.ringtape.setup.SignalSettings;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Says, once, what every key of the configuration is: its name, unit, range and place in the canonical text. */
final class SettingsBinder {
    /** Any distance in ATR, spreads, ticks or R. */
    static final String FAR = "1000";

    static final String DAY_SECONDS = "86400";
    static final String MINUTE_MILLIS = "60000";
    static final String MILLIARD = "1000000000";

    /** What {@link #isSymbol} asks for. */
    static final String SYMBOL_WANTED = "a symbol: at most 12 capitals, digits and dots";

    private SettingsBinder() {}

    static Settings bind(Section top) {
        Settings settings = new Settings(
                top.section("session_policies", PolicyBinder::policies),
                top.section("blackouts", PolicyBinder::blackouts),
                top.section("signals", SettingsBinder::signals),
                top.section("setups", SetupBinder::setups),
                top.section("features", SettingsBinder::features),
                top.section("risk", RiskBinder::bind),
                top.section("shadows", SettingsBinder::shadows),
                top.section("marketData", SettingsBinder::marketData),
                top.section("simulation", SimulationBinder::bind),
                top.section("engine", SettingsBinder::pace),
                top.section("conditions", SettingsBinder::conditions),
                top.section("instruments", SettingsBinder::instruments),
                top.section("calendar", SettingsBinder::calendar),
                Map.of());
        if (settings.features() != null
                && settings.marketData() != null
                && settings.features().barCloseDelayNs() < settings.marketData().feedDelayNs()) {
            top.refuse(
                    "marketData",
                    "features",
                    "has a feedDelayMillis above features.barCloseDelayMillis: prints would miss their bars");
        }
        return settings.with(top.section("symbols", section -> PolicyBinder.symbols(section, top, settings)));
    }

    static SignalSettings signals(Section section) {
        return new SignalSettings(
                section.millis("maxQuoteAgeMillis", "1", MINUTE_MILLIS),
                section.number("maxSpreadTicks", "0", FAR),
                section.number("maxSpreadAtr", "0", FAR),
                section.seconds("quietAfterOpenSeconds", "0", DAY_SECONDS),
                section.seconds("timeLeftMarginSeconds", "0", DAY_SECONDS),
                section.number("minStopAtr", "0", FAR),
                section.number("maxStopAtr", "0", FAR),
                section.number("minStopSpreads", "0", FAR),
                section.number("minRewardToCost", "0", FAR),
                section.seconds("cooldownSeconds", "0", DAY_SECONDS),
                section.seconds("entryExpirySeconds", "0.001", DAY_SECONDS),
                section.section("score", SettingsBinder::score));
    }

    private static ScoreSettings score(Section section) {
        return new ScoreSettings(
                section.number("trend", "0", "100"),
                section.number("rvol", "0", "100"),
                section.number("delta", "0", "100"),
                section.number("imbalance", "0", "100"),
                section.number("room", "0", "100"),
                section.number("quote", "0", "100"),
                section.number("fullSlopeAtr", "0.001", FAR),
                section.number("fullRvol", "0.001", FAR),
                section.number("fullDelta", "0.001", "1"),
                section.number("fullRoomR", "0.001", FAR));
    }

    /** Throws what the record has against its values. */
    static void check(Checked settings) {
        settings.check((component, text) -> {
            throw new IllegalArgumentException(component + " " + text);
        });
    }

    private static FeatureSettings features(Section section) {
        FeatureSettings features = new FeatureSettings(
                section.millis("barCloseDelayMillis", "0", "30000"),
                new FeatureSettings.VwapBands(
                        section.number("bandSigmas", "0.01", "10"), section.count("zAfterMinutes", 0, 390)),
                new FeatureSettings.Windows(
                        section.count("openingRangeMinutes", 1, 120),
                        section.count("imbalanceWindowMillis", 100, 10_000),
                        section.count("slopeBars", 1, 60)),
                new FeatureSettings.VolumeCurve(
                        section.count("rvolSessions", 1, 60), section.count("rvolMinSessions", 1, 60)),
                section.flag("crossesInVwap"));
        check(features.windows());
        check(features.volumeCurve());
        return features;
    }

    private static ShadowSettings shadows(Section section) {
        return new ShadowSettings(
                section.count("maxOpen", 1, 10_000), section.dollars("slippagePerShareDollars", "0", "1000"));
    }

    private static MarketDataSettings marketData(Section section) {
        return new MarketDataSettings(
                section.millis("feedDelayMillis", "0", MINUTE_MILLIS),
                section.number("maxBadRowShare", "0", "1"),
                section.number("minSessionRowShare", "0", "1"),
                section.seconds("maxSilenceSeconds", "1", DAY_SECONDS));
    }

    private static Settings.Pace pace(Section section) {
        return new Settings.Pace(
                section.count("stateHashEvery", 1, 1_000_000_000),
                section.seconds("snapshotEverySeconds", "0.001", DAY_SECONDS));
    }

    private static ConditionTable conditions(Section section) {
        ConditionTable.Builder table = ConditionTable.builder();
        section.section("table", rows -> ConditionRows.read(rows, table));
        section.ids("auctions").forEach(table::auction);
        section.ids("unusableQuotes").forEach(table::forbidQuote);
        return table.build();
    }

    private static NavigableMap<String, ListedInstrument> instruments(Section section) {
        NavigableMap<String, ListedInstrument> instruments = new TreeMap<>();
        List<String> symbols = section.names(SettingsBinder::isSymbol, SYMBOL_WANTED, Comparator.naturalOrder());
        for (String symbol : symbols) {
            instruments.put(symbol, section.section(symbol, inner -> instrument(symbol, inner)));
        }
        return instruments;
    }

    /** Whether the text is a symbol as the vendor spells it. */
    static boolean isSymbol(String text) {
        return text.matches("[A-Z][A-Z0-9.]{0,11}");
    }

    /** Listing and tape only inform the reader of the file: they tell which ids mark the instrument's auctions. */
    private static ListedInstrument instrument(String symbol, Section section) {
        section.choice("listing", Listing.class, Listing::name);
        section.choice("tape", TapeNetwork.class, TapeNetwork::name);
        return new ListedInstrument(
                symbol,
                section.row("roundLots", row -> byDate(row, (dates, date) -> dates.count(date, 1, 10_000))),
                section.row(
                        "tickSizesDollars", row -> byDate(row, (dates, date) -> dates.dollars(date, "0.0001", "1"))),
                section.choice("quoteSizeUnit", QuoteSizeUnit.class, QuoteSizeUnit::word),
                section.date("quoteSizesInSharesFrom"));
    }

    private static ExchangeCalendar calendar(Section section) {
        NavigableMap<LocalDate, String> closures =
                section.section("closures", list -> byDate(list, (dates, date) -> dates.text(date)));
        NavigableMap<LocalDate, String> earlyCloses =
                section.section("earlyCloses", list -> byDate(list, (dates, date) -> dates.text(date)));
        return closures == null || earlyCloses == null ? null : new ExchangeCalendar(closures, earlyCloses);
    }

    /** The values of a mapping from dates, from each date on. */
    static <V> NavigableMap<LocalDate, V> byDate(Section section, BiFunction<Section, String, V> read) {
        NavigableMap<LocalDate, V> values = new TreeMap<>();
        for (String date : section.names(ScalarForm::isDate, ScalarForm.DATE_WANTED, Comparator.naturalOrder())) {
            values.put(LocalDate.parse(date), read.apply(section, date));
        }
        return values;
    }
}
