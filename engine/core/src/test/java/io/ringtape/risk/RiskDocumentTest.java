package io.ringtape.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.setting.IfAbsent;
import io.ringtape.setting.Range;
import io.ringtape.setting.SettingUnit;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Compares the table of docs/risk.md with the catalogue; {@code -Dringtape.write=true} rewrites it. The text above the
 * mark is written by hand.
 */
class RiskDocumentTest {
    private static final Path DOCUMENT = Path.of("../../docs/risk.md");
    private static final Path DEFAULTS = Path.of("../../config/src/main/resources/io/ringtape/config/ringtape.yaml");
    private static final String MARK = "<!-- From here on generated from the catalogue; a test keeps it true. -->\n";
    private static final Pattern SECTION = Pattern.compile("(?ms)^risk:\\n(.*?)(?=^\\S)");
    private static final Pattern SETTING = Pattern.compile("(?m)^  (\\w+): (.+)$");

    @Test
    void theDocumentSaysWhatTheCatalogueSays() throws IOException {
        String found = Files.readString(DOCUMENT);
        assertThat(found).contains(MARK);
        String wanted = found.substring(0, found.indexOf(MARK)) + MARK + table();
        if (Boolean.getBoolean("ringtape.write")) {
            Files.writeString(DOCUMENT, wanted);
        }
        assertThat(Files.readString(DOCUMENT))
                .as("docs/risk.md is stale: run `mvn -pl engine/core test -Dtest=RiskDocumentTest"
                        + " -Dringtape.write=true`")
                .isEqualTo(wanted);
    }

    /** Every setting is read by a rule or explained by hand. */
    @Test
    void everySettingIsARulesOrToldByHand() throws IOException {
        String document = Files.readString(DOCUMENT) + table();
        assertThat(defaults().keySet()).isNotEmpty().allSatisfy(key -> assertThat(document)
                .contains('`' + key));
    }

    private static String table() throws IOException {
        Map<String, String> defaults = defaults();
        List<String> out = new ArrayList<>(List.of(
                "",
                "| | code | refuses an entry when | unit | settings (defaults) | latches |",
                "|---|---|---|---|---|---|"));
        int place = 1;
        for (EntryRule rule : RiskRules.catalogue()) {
            String settings = rule.keys().stream()
                    .map(key -> "`" + key + ": " + defaults.get(key) + "`")
                    .collect(Collectors.joining("<br>"));
            assertThat(defaults.keySet())
                    .as(rule.code() + " asks settings that are there")
                    .containsAll(rule.keys());
            out.add("| " + place++ + " | " + rule.code() + " | " + rule.code().sentence() + " | " + rule.unit() + " | "
                    + settings + " | " + (rule.latches() ? "yes" : "") + " |");
        }
        return String.join("\n", out) + "\n";
    }

    private static Map<String, String> defaults() throws IOException {
        Matcher section = SECTION.matcher(Files.readString(DEFAULTS));
        assertThat(section.find()).isTrue();
        Map<String, String> defaults = new LinkedHashMap<>();
        Matcher setting = SETTING.matcher(section.group(1));
        while (setting.find()) {
            defaults.put(setting.group(1), setting.group(2));
        }
        addIfAbsent(RiskSettings.class, defaults);
        return defaults;
    }

    /** Adds the defaults declared on components, for keys that the file omits. */
    private static void addIfAbsent(Class<?> settings, Map<String, String> defaults) {
        for (RecordComponent component : settings.getRecordComponents()) {
            if (component.getType().isRecord()) {
                addIfAbsent(component.getType(), defaults);
            } else if (component.isAnnotationPresent(IfAbsent.class)) {
                Range range = component.getAnnotation(Range.class);
                SettingUnit unit = range == null ? SettingUnit.AS_NAMED : range.unit();
                defaults.putIfAbsent(
                        unit.key(component.getName()),
                        component.getAnnotation(IfAbsent.class).value());
            }
        }
    }
}
