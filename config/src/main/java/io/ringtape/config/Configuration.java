package io.ringtape.config;

import io.ringtape.engine.EngineSettings;
import io.ringtape.market.FeedSettings;
import io.ringtape.market.Instrument;
import io.ringtape.market.MarketDataSettings;
import io.ringtape.market.TradingSession;
import io.ringtape.order.BrokerSettings;
import io.ringtape.order.SimulationSettings;
import io.ringtape.setting.Word;
import io.ringtape.setup.InstrumentRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Everything that can be set, complete: the defaults with a user's file laid over them key by key. Two configurations
 * are equal when their canonical texts are. Immutable.
 */
public final class Configuration {
    private static final int MAX_FILE_BYTES = 4 * YamlReader.MAX_CHARACTERS;
    private static final List<String> DEFAULTS =
            List.of("ringtape.yaml", "conditions.yaml", "instruments.yaml", "calendar.yaml");

    private static final String UNLISTED = "unlisted.yaml";
    private static final String LIVE = "live.yaml";
    private static final String INSTRUMENTS = "instruments";
    private static final Pattern SYMBOL = Pattern.compile(Word.SYMBOL);

    private final Settings settings;
    private final String canonicalText;
    private final String digest;
    private final ExchangeCalendar calendar;

    private Configuration(Settings settings, String canonicalText) {
        this.settings = settings;
        this.canonicalText = canonicalText;
        digest = sha256(canonicalText);
        CalendarSettings days = settings.references().calendar();
        calendar = new ExchangeCalendar(days.closures(), days.earlyCloses());
    }

    /** Whether the place is in a file of the defaults. */
    static boolean isDefault(SourceLine place) {
        return DEFAULTS.contains(place.file()) || LIVE.equals(place.file());
    }

    /**
     * Returns the defaults with the file laid over them.
     *
     * @param userFileOrNull a file that holds only what differs, or null for the defaults
     * @throws ConfigurationException with everything that is wrong in the file
     * @throws IOException when the file cannot be read
     */
    public static Configuration load(Path userFileOrNull) throws ConfigurationException, IOException {
        if (userFileOrNull == null) {
            return defaults();
        }
        Problems problems = new Problems();
        return load(userFileOrNull, defaults(problems), problems);
    }

    /**
     * Returns the defaults of a session whose market data arrive from a stream, with the file laid over them.
     *
     * @param userFileOrNull a file that holds only what differs, or null for the defaults
     * @throws ConfigurationException with everything that is wrong in the file
     * @throws IOException when the file cannot be read
     */
    public static Configuration loadLive(Path userFileOrNull) throws ConfigurationException, IOException {
        Problems problems = new Problems();
        YamlValue.Mapping live = defaults(problems).overlaidWith(YamlReader.read(resource(LIVE), LIVE, problems));
        return userFileOrNull == null ? bind(live, problems) : load(userFileOrNull, live, problems);
    }

    private static Configuration load(Path userFile, YamlValue.Mapping defaults, Problems problems)
            throws ConfigurationException, IOException {
        YamlValue.Mapping own = read(userFile, problems);
        if (own.entries().isEmpty() && problems.count() == 0) {
            problems.add(own.place(), "the file sets no key, wanted at least one; without a file the defaults hold");
        }
        return bindFile(defaults.overlaidWith(own), problems);
    }

    /**
     * Returns the defaults with the files laid over them, each over those before it. Values that can be run with but
     * make no sense together are allowed, so that a test can have a limit that is reached at once.
     *
     * @throws ConfigurationException with everything that is wrong in the files
     * @throws IOException when a file cannot be read
     */
    public static Configuration loadAll(List<Path> userFiles) throws ConfigurationException, IOException {
        Problems problems = new Problems(Problems.Strictness.OF_TAPE);
        YamlValue.Mapping merged = defaults(problems);
        for (Path file : userFiles) {
            merged = merged.overlaidWith(read(file, problems));
        }
        return bindFile(merged, problems);
    }

    /** Reads a user's file, of which no more is taken into memory than may be parsed. */
    private static YamlValue.Mapping read(Path file, Problems problems) throws ConfigurationException, IOException {
        byte[] utf8;
        try (InputStream stream = Files.newInputStream(file)) {
            utf8 = stream.readNBytes(MAX_FILE_BYTES + 1);
        }
        if (utf8.length > MAX_FILE_BYTES) {
            throw new ConfigurationException(
                    List.of(file + ": more than " + MAX_FILE_BYTES + " bytes, wanted a file of settings"));
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            return YamlReader.read(text, file.toString(), problems);
        } catch (CharacterCodingException e) {
            throw new ConfigurationException(List.of(file + ": not UTF-8 text"));
        }
    }

    /** Returns the defaults. */
    public static Configuration defaults() {
        try {
            Problems problems = new Problems();
            return bind(defaults(problems), problems);
        } catch (ConfigurationException e) {
            throw new IllegalStateException("the defaults are damaged", e);
        }
    }

    /** Returns the defaults as YAML, with comments that give each key's meaning, unit and range. */
    public static String explainedDefaults() {
        CanonicalText text = new ExplainedText();
        Section.document(defaults(new Problems()), Settings.class, new Problems(), text);
        return text.toString();
    }

    /**
     * Reads a configuration from its canonical text, without the defaults of this version. Values that make no sense
     * together are allowed, because a tape was written with them.
     *
     * @param nameForErrors what to call the text in problems
     * @throws ConfigurationException with everything that is wrong in the text, including missing keys
     */
    public static Configuration parse(String canonicalText, String nameForErrors) throws ConfigurationException {
        Problems problems = new Problems(Problems.Strictness.OF_TAPE);
        return bind(YamlReader.read(canonicalText, nameForErrors, problems), problems);
    }

    /**
     * Returns this configuration with each of the symbols listed: one that it does not list gets the usual tick and
     * round lots.
     */
    public Configuration listing(Collection<String> symbols) {
        Set<String> unlisted = new TreeSet<>(symbols);
        unlisted.removeAll(knownSymbols());
        if (unlisted.isEmpty()) {
            return this;
        }
        try {
            return bind(withUsual(tree(), unlisted), new Problems(Problems.Strictness.OF_TAPE));
        } catch (ConfigurationException e) {
            throw new IllegalStateException("the usual rules of a symbol are damaged", e);
        }
    }

    /**
     * Returns the digest of this configuration without the symbols that have only the usual tick and round lots. It is
     * the same whichever of them {@link #listing} added.
     */
    public String digestWithoutUsual() {
        YamlValue.Mapping tree = tree();
        YamlValue.Mapping usual = YamlReader.read(resource(UNLISTED), UNLISTED, new Problems());
        YamlValue.Mapping instruments = (YamlValue.Mapping) tree.get(INSTRUMENTS);
        for (String symbol : knownSymbols()) {
            boolean isUsual = instruments.get(symbol) instanceof YamlValue.Mapping rules
                    && SettingChange.between(usual, rules).isEmpty();
            if (isUsual && !settings.symbols().containsKey(symbol)) {
                YamlValue none = new YamlValue.Scalar(usual.place(), "none", false);
                tree = tree.overlaidWith(wrapped(INSTRUMENTS, wrapped(symbol, none)));
            }
        }
        try {
            return bind(tree, new Problems(Problems.Strictness.OF_TAPE)).digest();
        } catch (ConfigurationException e) {
            throw new IllegalStateException("the settings need a symbol that has no rules of its own", e);
        }
    }

    /** Reads the defaults with a file laid over them, in which an empty mapping lists a symbol. */
    private static Configuration bindFile(YamlValue.Mapping root, Problems problems) throws ConfigurationException {
        Set<String> bare = new TreeSet<>();
        if (root.get(INSTRUMENTS) instanceof YamlValue.Mapping instruments) {
            for (String symbol : instruments.entries().keySet()) {
                if (instruments.get(symbol) instanceof YamlValue.Mapping own
                        && own.entries().isEmpty()) {
                    bare.add(symbol);
                }
            }
        }
        return bind(withUsual(root, bare), problems);
    }

    /** Returns the document with the usual tick and round lots of each of the symbols, in alphabetical order. */
    private static YamlValue.Mapping withUsual(YamlValue.Mapping root, Set<String> symbols) {
        YamlValue.Mapping listing = root;
        for (String symbol : symbols) {
            if (SYMBOL.matcher(symbol).matches()) {
                YamlValue.Mapping usual = YamlReader.read(resource(UNLISTED), UNLISTED, new Problems());
                listing = listing.overlaidWith(wrapped(INSTRUMENTS, wrapped(symbol, usual)));
            }
        }
        return listing;
    }

    private static YamlValue.Mapping wrapped(String key, YamlValue value) {
        return new YamlValue.Mapping(value.place(), Map.of(key, new YamlValue.Mapping.Entry(value.place(), value)));
    }

    private static Configuration bind(YamlValue.Mapping root, Problems problems) throws ConfigurationException {
        CanonicalText canonical = new CanonicalText();
        Settings settings = Section.document(root, Settings.class, problems, canonical);
        problems.throwIfAny();
        return new Configuration(settings, canonical.toString());
    }

    private static YamlValue.Mapping defaults(Problems problems) {
        YamlValue.Mapping merged = new YamlValue.Mapping(new SourceLine(DEFAULTS.get(0), 1), Map.of());
        for (String name : DEFAULTS) {
            merged = merged.overlaidWith(YamlReader.read(resource(name), name, problems));
        }
        return merged;
    }

    private static String resource(String name) {
        try (InputStream stream = Configuration.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the whole configuration as YAML in its one canonical form, as the tape holds it. */
    public String canonicalText() {
        return canonicalText;
    }

    /**
     * Returns the settings in which {@code after} differs from this configuration, in the order of the canonical texts.
     */
    public List<SettingChange> changesTo(Configuration after) {
        return SettingChange.between(tree(), after.tree());
    }

    /**
     * Refuses a configuration for a rerun of events that were read under this one.
     *
     * @throws ConfigurationException when {@code other} differs in settings that act when market data files are read,
     *     with each of them
     */
    public void requireSameReading(Configuration other) throws ConfigurationException {
        Set<String> acting = SettingChange.pathsActingOnFiles(tree());
        acting.addAll(SettingChange.pathsActingOnFiles(other.tree()));
        List<String> problems = changesTo(other).stream()
                .filter(change -> acting.contains(change.key()))
                .map(change -> change.key() + " is " + named(change.after()) + ", and " + named(change.before())
                        + " on the tape: it acts when files are read; run the backtest again")
                .toList();
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }

    private static String named(String valueOrNull) {
        return valueOrNull == null ? "absent" : valueOrNull;
    }

    private YamlValue.Mapping tree() {
        return YamlReader.read(canonicalText, "canonical text", new Problems());
    }

    /** Returns the SHA-256 of the canonical text in UTF-8, 64 lower-case hex digits. */
    public String digest() {
        return digest;
    }

    /**
     * Returns what an engine depends on, on a date.
     *
     * @param date a trading date
     * @param symbols known symbols, each once; their order gives the instruments' ids
     * @throws ConfigurationException when the exchanges are closed on the date, a symbol is unknown, or a table by date
     *     does not reach back to it
     */
    public EngineSettings engineSettings(LocalDate date, List<String> symbols) throws ConfigurationException {
        List<String> problems = new ArrayList<>();
        Optional<TradingSession> session = calendar().session(date);
        if (session.isEmpty()) {
            problems.add(date + " is not a trading date: " + calendar().closedReason(date));
        }
        List<Instrument> instruments = instruments(date, symbols, problems);
        SimulationSettings simulation = simulation(date, problems);
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        long midnightNs = calendar().midnightNs(date);
        List<InstrumentRules> rules = symbols.stream()
                .map(symbol -> PolicyWindows.on(session.get(), midnightNs, settings.rules(symbol)))
                .toList();
        return new EngineSettings(
                new EngineSettings.Day(
                        session.get(),
                        midnightNs,
                        settings.entries().blackouts().on(date)),
                new EngineSettings.Traded(instruments, rules),
                new EngineSettings.MarketReading(
                        settings.references().conditions().toTable(),
                        settings.decisions().features(),
                        marketData().maxSilenceNs()),
                new EngineSettings.TradeRules(
                        settings.decisions().risk(), settings.decisions().shadows(), simulation),
                settings.market().engine(),
                HexFormat.fromHexDigitsToLong(digest, 0, 16));
    }

    private List<Instrument> instruments(LocalDate date, List<String> symbols, List<String> problems) {
        if (symbols.isEmpty()) {
            problems.add("no symbol is given; known: " + String.join(", ", knownSymbols()));
        }
        List<Instrument> instruments = new ArrayList<>();
        for (int id = 0; id < symbols.size(); id++) {
            String symbol = symbols.get(id);
            ListedInstrument listed = settings.references().instruments().get(symbol);
            if (listed == null) {
                problems.add("unknown symbol '" + symbol + "'; known: " + String.join(", ", knownSymbols()));
            } else if (symbols.indexOf(symbol) < id) {
                problems.add("symbol '" + symbol + "' is given twice");
            } else {
                try {
                    instruments.add(listed.on(date, id));
                } catch (IllegalArgumentException notThen) {
                    problems.add(notThen.getMessage());
                }
            }
        }
        return instruments;
    }

    private SimulationSettings simulation(LocalDate date, List<String> problems) {
        try {
            return settings.market().simulation().on(date);
        } catch (IllegalArgumentException notThen) {
            problems.add(notThen.getMessage());
            return null;
        }
    }

    /** Returns how recorded market data become events. */
    public MarketDataSettings marketData() {
        return settings.market().marketData();
    }

    /** Returns how a live feed reaches and watches its vendor. */
    public FeedSettings feed() {
        return settings.market().feed();
    }

    /** Returns how a live broker is reached and watched. */
    public BrokerSettings broker() {
        return settings.market().broker();
    }

    /** Returns the exchanges' trading days and hours. */
    public ExchangeCalendar calendar() {
        return calendar;
    }

    /** Returns the symbols that can be traded, in alphabetical order. */
    public Set<String> knownSymbols() {
        return Collections.unmodifiableSet(settings.references().instruments().keySet());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Configuration configuration && canonicalText.equals(configuration.canonicalText);
    }

    @Override
    public int hashCode() {
        return canonicalText.hashCode();
    }

    @Override
    public String toString() {
        return "Configuration " + digest;
    }
}
