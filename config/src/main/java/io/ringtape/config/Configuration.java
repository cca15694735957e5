package io.ringtape.config;

import io.ringtape.engine.EngineSettings;
import io.ringtape.market.Instrument;
import io.ringtape.market.MarketDataSettings;
import io.ringtape.market.TradingSession;
import io.ringtape.order.SimulationSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All settings: the defaults with a user's file applied key by key. Two configurations are equal if their canonical
 * texts are. Immutable.
 */
public final class Configuration {
    private static final List<String> DEFAULTS =
            List.of("ringtape.yaml", "conditions.yaml", "instruments.yaml", "calendar.yaml");

    private final Settings settings;
    private final String canonicalText;
    private final String digest;

    private Configuration(Settings settings, String canonicalText) {
        this.settings = settings;
        this.canonicalText = canonicalText;
        digest = sha256(canonicalText);
    }

    /** Whether {@code place} is in a file of the defaults. */
    static boolean isDefault(Place place) {
        return DEFAULTS.contains(place.file());
    }

    /**
     * Returns the defaults with a user's file applied.
     *
     * @param userFileOrNull a file that holds only what differs, or null for the defaults
     * @throws ConfigurationException with all problems in the file
     * @throws IOException when the file cannot be read
     */
    public static Configuration load(Path userFileOrNull) throws ConfigurationException, IOException {
        return userFileOrNull == null ? defaults() : loadAll(List.of(userFileOrNull));
    }

    /**
     * Returns the defaults with files applied in order.
     *
     * @throws ConfigurationException with all problems in the files
     * @throws IOException when a file cannot be read
     */
    public static Configuration loadAll(List<Path> userFiles) throws ConfigurationException, IOException {
        Problems problems = new Problems();
        YamlValue.Mapping merged = defaults(problems);
        for (Path file : userFiles) {
            try {
                merged = merged.overlaidWith(YamlReader.read(Files.readString(file), file.toString(), problems));
            } catch (CharacterCodingException e) {
                throw new ConfigurationException(List.of(file + ": not UTF-8 text"));
            }
        }
        return bind(merged, problems);
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

    /** Returns the defaults as they are written, with their explanations. Applied to themselves they change nothing. */
    public static String defaultText() {
        return DEFAULTS.stream().map(Configuration::resource).collect(Collectors.joining("\n"));
    }

    /**
     * Reads a configuration from its canonical text, without the defaults of this version.
     *
     * @param nameForErrors the text's name in problems
     * @throws ConfigurationException with all problems in the text, missing keys included
     */
    public static Configuration parse(String canonicalText, String nameForErrors) throws ConfigurationException {
        Problems problems = new Problems();
        return bind(YamlReader.read(canonicalText, nameForErrors, problems), problems);
    }

    private static Configuration bind(YamlValue.Mapping root, Problems problems) throws ConfigurationException {
        CanonicalText canonical = new CanonicalText();
        Settings settings = Section.document(root, problems, canonical, SettingsBinder::bind);
        problems.throwIfAny();
        return new Configuration(settings, canonical.toString());
    }

    private static YamlValue.Mapping defaults(Problems problems) {
        YamlValue.Mapping merged = new YamlValue.Mapping(new Place(DEFAULTS.get(0), 1), Map.of());
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

    /** Returns the whole configuration as YAML in its canonical form, as stored on the tape. */
    public String canonicalText() {
        return canonicalText;
    }

    /**
     * Returns the settings in which {@code after} differs from this configuration, in the order of the canonical texts.
     */
    public List<SettingChange> changesTo(Configuration after) {
        return SettingChange.between(tree(), after.tree());
    }

    private YamlValue.Mapping tree() {
        return YamlReader.read(canonicalText, "canonical text", new Problems());
    }

    /** Returns the SHA-256 of the canonical text in UTF-8, 64 lower-case hex digits. */
    public String digest() {
        return digest;
    }

    /**
     * Returns the settings of an engine on {@code date}.
     *
     * @param date a trading date
     * @param symbols distinct known symbols, whose order gives the instruments' ids
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
        return new EngineSettings(
                session.get(),
                midnightNs,
                instruments,
                settings.conditions(),
                settings.features(),
                symbols.stream()
                        .map(symbol -> PolicyWindows.on(session.get(), midnightNs, settings.rules(symbol)))
                        .toList(),
                settings.blackouts().stream()
                        .filter(listed -> listed.isOn(date))
                        .map(ListedBlackout::blackout)
                        .toList(),
                settings.risk(),
                settings.shadows(),
                simulation,
                settings.pace().stateHashEvery(),
                settings.pace().snapshotEveryNs(),
                settings.marketData().maxSilenceNs(),
                HexFormat.fromHexDigitsToLong(digest, 0, 16));
    }

    private List<Instrument> instruments(LocalDate date, List<String> symbols, List<String> problems) {
        if (symbols.isEmpty()) {
            problems.add("no symbol is given; known: " + String.join(", ", knownSymbols()));
        }
        List<Instrument> instruments = new ArrayList<>();
        for (int id = 0; id < symbols.size(); id++) {
            String symbol = symbols.get(id);
            ListedInstrument listed = settings.instruments().get(symbol);
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
            return settings.simulation().on(date);
        } catch (IllegalArgumentException notThen) {
            problems.add(notThen.getMessage());
            return null;
        }
    }

    /** Returns how recorded market data become events. */
    public MarketDataSettings marketData() {
        return settings.marketData();
    }

    /** Returns the exchanges' trading days and hours. */
    public ExchangeCalendar calendar() {
        return settings.calendar();
    }

    /** Returns the symbols that can be traded, in alphabetical order. */
    public Set<String> knownSymbols() {
        return Collections.unmodifiableSet(settings.instruments().keySet());
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
