package io.ringtape.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.config.YamlValue.Mapping;
import io.ringtape.config.YamlValue.Scalar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Compares docs/settings.md with the annotations and the defaults; {@code -Dringtape.write=true} rewrites it. */
class SettingsDocumentTest {
    private static final Path DOCUMENT = Path.of("../docs/settings.md");
    private static final String HEAD = """
            # Settings

            Every key of the configuration, from the annotations of the settings records and from the defaults; a test keeps \
            this page equal to them. A user's file holds only what differs from the defaults and is laid over them key by \
            key; `none` takes an entry out of a map. `./ringtape settings` prints the same as YAML. Why the strategy has \
            these thresholds stands in [strategy](strategy.md), which rule asks a limit in [risk](risk.md), and what the \
            simulated exchange assumes in [simulation](simulation.md).

            A key in *italics* may be left out. A name in capitals, such as `SESSION`, stands for a key that the user chooses.
            """;

    private final StringBuilder page = new StringBuilder(HEAD);

    @Test
    void saysEveryKey() throws IOException {
        Mapping defaults = YamlReader.read(Configuration.defaults().canonicalText(), "defaults", new Problems());
        for (SettingKey key : RecordShape.of(Settings.class).keys()) {
            section(key, key.name(), defaults.get(key.name()));
        }
        if (Boolean.getBoolean("ringtape.write")) {
            Files.writeString(DOCUMENT, page.toString());
        }
        assertThat(Files.readString(DOCUMENT))
                .as("docs/settings.md is stale: run `mvn -pl config -am test -Dtest=SettingsDocumentTest"
                        + " -Dringtape.write=true -Dsurefire.failIfNoSpecifiedTests=false`")
                .isEqualTo(page.toString());
    }

    private void section(SettingKey key, String path, YamlValue valueOrNull) {
        page.append("\n## `")
                .append(path)
                .append("`\n\n")
                .append(key.sentence())
                .append('\n');
        if (key.binder() instanceof MapBinder map && map.value() instanceof SectionBinder each) {
            String name = placeholder(path);
            Mapping first = valueOrNull instanceof Mapping mapping ? firstOf(mapping) : null;
            tables(each.shape(), path + "." + name, first);
        } else if (key.binder().shapeOrNull() != null) {
            tables(key.binder().shapeOrNull(), path, (Mapping) valueOrNull);
        }
    }

    private static String placeholder(String path) {
        return switch (path.substring(path.lastIndexOf('.') + 1)) {
            case "session_policies" -> "SESSION";
            case "setups" -> "SETUP";
            case "table" -> "ID";
            case "instruments" -> "SYMBOL";
            case "at" -> "TIME";
            default -> "DATE";
        };
    }

    private static Mapping firstOf(Mapping mapping) {
        return mapping.entries().values().stream()
                .findFirst()
                .map(entry -> entry.value() instanceof Mapping inner ? inner : null)
                .orElse(null);
    }

    private void tables(RecordShape shape, String path, Mapping defaultsOrNull) {
        if (shape.keys().stream().anyMatch(key -> !isSection(key))) {
            page.append("\nKeys of `").append(path).append("`:\n");
            page.append("\n| key | default | range | unit | meaning |\n|---|---|---|---|---|\n");
        }
        for (SettingKey key : shape.keys()) {
            if (!isSection(key)) {
                row(key, defaultsOrNull == null ? null : defaultsOrNull.get(key.name()));
            }
        }
        for (SettingKey key : shape.keys()) {
            if (isSection(key)) {
                section(key, path + "." + key.name(), defaultsOrNull == null ? null : defaultsOrNull.get(key.name()));
            }
        }
    }

    private static boolean isSection(SettingKey key) {
        return key.binder().shapeOrNull() != null
                || (key.binder() instanceof MapBinder map && map.value().shapeOrNull() != null);
    }

    private void row(SettingKey key, YamlValue valueOrNull) {
        String name = key.ifAbsent() == null ? "`" + key.name() + "`" : "*`" + key.name() + "`*";
        page.append("| ").append(name);
        page.append(" | ").append(shown(valueOrNull));
        page.append(" | ").append(SettingText.range(key));
        page.append(" | ").append(SettingText.unit(key));
        page.append(" | ").append(key.sentence()).append(" |\n");
    }

    private static String shown(YamlValue valueOrNull) {
        if (valueOrNull instanceof Scalar scalar) {
            return scalar.text();
        }
        if (valueOrNull instanceof YamlValue.Sequence sequence) {
            return sequence.values().stream()
                    .map(SettingsDocumentTest::shown)
                    .toList()
                    .toString();
        }
        return valueOrNull == null ? "" : "by date";
    }
}
