package io.ringtape.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.config.YamlValue.Mapping;
import io.ringtape.config.YamlValue.Scalar;
import io.ringtape.config.YamlValue.Sequence;
import io.ringtape.event.Filter;
import io.ringtape.setup.SessionPolicy;
import io.ringtape.setup.SetupCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Compares the tables of docs/strategy.md with the defaults and the annotations; {@code -Dringtape.write=true} rewrites
 * them.
 */
class StrategyDocumentTest {
    private static final Path DOCUMENT = Path.of("../docs/strategy.md");
    private static final Path SOURCES = Path.of("../engine/core/src/main/java/io/ringtape");
    private static final Pattern TABLE =
            Pattern.compile("<!-- table (\\S+) (\\S+) -->\n(.*?)<!-- end -->", Pattern.DOTALL);
    private static final Pattern ROW =
            Pattern.compile("<tr><td>([^<]+)</td><td>([^<]+)</td><td>([^<]+)</td><td>([^<]+)</td></tr>");
    private static final Pattern CONSTANT = Pattern.compile("/\\*\\* ([^*]+) \\*/\\s+([A-Z_]+)[,;(]");
    private static final String AFTER_SETUPS = "## Filters\n";

    private final Mapping defaults =
            YamlReader.read(Configuration.defaults().canonicalText(), "defaults", new Problems());

    @Test
    void theTablesSayWhatIsSet() throws IOException {
        String text = withChapters(Files.readString(DOCUMENT));
        StringBuilder fresh = new StringBuilder();
        Matcher table = TABLE.matcher(text);
        while (table.find()) {
            String body = table(table.group(1), table.group(2));
            table.appendReplacement(
                    fresh,
                    Matcher.quoteReplacement(
                            "<!-- table " + table.group(1) + " " + table.group(2) + " -->\n" + body + "<!-- end -->"));
        }
        table.appendTail(fresh);
        if (Boolean.getBoolean("ringtape.write")) {
            Files.writeString(DOCUMENT, fresh.toString());
        }
        assertThat(Files.readString(DOCUMENT))
                .as("docs/strategy.md is stale: run `mvn -pl config -am test -Dtest=StrategyDocumentTest"
                        + " -Dringtape.write=true -Dsurefire.failIfNoSpecifiedTests=false`")
                .isEqualTo(fresh.toString());
    }

    /** Adds a chapter for each setup that has none: its sentence and its tables. */
    private static String withChapters(String text) {
        StringBuilder missing = new StringBuilder();
        for (SetupCatalogue row : SetupCatalogue.values()) {
            String transitions = "<!-- table transitions " + type(row.key()) + " -->\n";
            String settings = "<!-- table settings setups." + row.key() + " -->\n";
            if (!text.contains(transitions) || !text.contains(settings)) {
                missing.append("### ").append(title(row)).append(": `").append(row.setup());
                missing.append("`\n\n").append(row.sentence()).append("\n\n");
                missing.append(transitions).append("<!-- end -->\n\n");
                missing.append(settings).append("<!-- end -->\n\n");
            }
        }
        int end = text.indexOf(AFTER_SETUPS);
        return text.substring(0, end) + missing + text.substring(end);
    }

    private static String title(SetupCatalogue row) {
        String words = row.name().replace('_', ' ').toLowerCase(Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private String table(String kind, String name) throws IOException {
        return switch (kind) {
            case "settings" -> settings(name);
            case "transitions" -> transitions(name);
            case "filters" -> filters(name);
            case "policies" -> policies();
            default -> throw new IllegalArgumentException("no table of kind " + kind);
        };
    }

    private String settings(String path) throws IOException {
        Mapping mapping = defaults;
        for (String step : path.split("\\.")) {
            mapping = (Mapping) mapping.get(step);
        }
        StringBuilder table = new StringBuilder("| setting | starting value | means |\n|---|---|---|\n");
        for (SettingKey setting : shape(path).keys()) {
            YamlValue value = mapping.get(setting.name());
            if (!(value instanceof Mapping)) {
                table.append(line(setting.name(), shown(value), setting.sentence()));
            }
        }
        return table.toString();
    }

    /** Returns the keys of the mapping with {@code path}. */
    private static RecordShape shape(String path) {
        RecordShape shape = RecordShape.of(Settings.class);
        for (String step : path.split("\\.")) {
            shape = shape.keys().stream()
                    .filter(key -> key.name().equals(step))
                    .findFirst()
                    .orElseThrow()
                    .binder()
                    .shapeOrNull();
        }
        return shape;
    }

    private static String type(String key) {
        return key.equals("signals") ? "Signal" : Character.toUpperCase(key.charAt(0)) + key.substring(1);
    }

    private String policies() throws IOException {
        Mapping sessions = (Mapping) defaults.get("session_policies");
        List<String> names = List.copyOf(sessions.entries().keySet());
        StringBuilder table = new StringBuilder("| setting | " + String.join(" | ", names) + " | means |\n");
        table.append("|---".repeat(names.size() + 2)).append("|\n");
        for (SettingKey setting : RecordShape.of(SessionPolicy.class).keys()) {
            List<String> cells = new ArrayList<>(List.of(setting.name()));
            names.forEach(name -> cells.add(shown(((Mapping) sessions.get(name)).get(setting.name()))));
            cells.add(setting.sentence());
            table.append(line(cells.toArray(String[]::new)));
        }
        return table.toString();
    }

    private static String transitions(String type) throws IOException {
        String source = flat(Files.readString(SOURCES.resolve("setup/" + type + ".java")));
        StringBuilder table = new StringBuilder("| from | to | reason | when |\n|---|---|---|---|\n");
        Matcher row = ROW.matcher(source);
        while (row.find()) {
            table.append(line(row.group(1), row.group(2), row.group(3), row.group(4)));
        }
        return table.toString();
    }

    private static String filters(String type) throws IOException {
        StringBuilder table = new StringBuilder("| filter | unit | passes when |\n|---|---|---|\n");
        Matcher constant = CONSTANT.matcher(flat(Files.readString(SOURCES.resolve("event/" + type + ".java"))));
        while (constant.find()) {
            table.append(
                    line(constant.group(2), Filter.valueOf(constant.group(2)).unit(), constant.group(1)));
        }
        return table.toString();
    }

    private static String flat(String source) {
        return source.replaceAll("\\n \\*(?!/) *", " ").replaceAll("\\s+", " ");
    }

    private static String line(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String shown(YamlValue value) {
        if (value instanceof Sequence sequence) {
            return String.join(
                    ", ",
                    sequence.values().stream().map(StrategyDocumentTest::shown).toList());
        }
        return value instanceof Scalar scalar ? scalar.text() : "none";
    }
}
