package io.ringtape.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.FeatureSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Compares the tables of docs/features.md with the fields of a snapshot, and runs its examples through the features;
 * {@code -Dringtape.write=true} rewrites the tables and the values of the formulas.
 */
class FeaturesDocumentTest {
    private static final Path DOCUMENT = Path.of("../docs/features.md");
    private static final Path SNAPSHOT = Path.of("../engine/core/src/main/java/io/ringtape/event/FeatureSnapshot.java");
    private static final Pattern TABLE =
            Pattern.compile("<!-- fields ([\\w ]+) -->\n(.*?)<!-- end -->", Pattern.DOTALL);
    private static final Pattern EXAMPLE = Pattern.compile("```example\n(.*?)```", Pattern.DOTALL);
    private static final Pattern FIELD =
            Pattern.compile("/\\*\\* ((?:(?!\\*/).)*) \\*/\\s+public \\w+ (\\w+) = [^;]*;", Pattern.DOTALL);
    private static final Set<String> WITHOUT_EXAMPLE = Set.of("trigger", "policies");

    @Test
    void thePageSaysWhatTheFeaturesAre() throws Exception {
        String text = withExamples(withTables(Files.readString(DOCUMENT)));
        if (Boolean.getBoolean("ringtape.write")) {
            Files.writeString(DOCUMENT, text);
        }
        assertThat(Files.readString(DOCUMENT))
                .as("docs/features.md is stale: run `mvn -pl config -am test -Dtest=FeaturesDocumentTest"
                        + " -Dringtape.write=true -Dsurefire.failIfNoSpecifiedTests=false`")
                .isEqualTo(text);
    }

    @Test
    void everyFieldHasItsTableAndAnExample() throws Exception {
        String text = Files.readString(DOCUMENT);
        List<String> tabled = new ArrayList<>();
        TABLE.matcher(text)
                .results()
                .forEach(table -> tabled.addAll(List.of(table.group(1).split(" "))));
        Set<String> all = FieldKinds.of(new FeatureSnapshot()).keySet();
        assertThat(tabled).containsExactlyInAnyOrderElementsOf(all);
        Set<String> computed = new TreeSet<>(WITHOUT_EXAMPLE);
        for (Matcher example = EXAMPLE.matcher(text); example.find(); ) {
            WorkedExample worked = new WorkedExample(Configuration.defaults());
            worked.run(example.group(1).lines().toList());
            computed.addAll(worked.fields());
        }
        assertThat(computed).containsAll(all);
    }

    @Test
    void aFormulaIsEvaluatedByTheUsualRules() {
        assertThat(Arithmetic.value("1 + 2*3^2 / (10 - 4) - -1")).isEqualTo(5);
        assertThat(Arithmetic.value("100 - 20 - 5*sqrt(9 + 7)")).isEqualTo(60);
    }

    private static String withTables(String text) throws IOException {
        String source = Files.readString(SNAPSHOT);
        var kinds = FieldKinds.of(new FeatureSnapshot());
        return TABLE.matcher(text).replaceAll(table -> {
            StringBuilder rows = new StringBuilder("| field | kind | what |\n|---|---|---|\n");
            for (String field : table.group(1).split(" ")) {
                rows.append("| ")
                        .append(field)
                        .append(" | ")
                        .append(kinds.get(field).kind());
                rows.append(" | ").append(sentence(source, field)).append(" |\n");
            }
            return Matcher.quoteReplacement("<!-- fields " + table.group(1) + " -->\n" + rows + "<!-- end -->");
        });
    }

    private static String sentence(String source, String field) {
        return FIELD.matcher(source)
                .results()
                .filter(found -> found.group(2).equals(field))
                .map(found -> found.group(1).replaceAll("\\s+\\*\\s+", " "))
                .findFirst()
                .orElseThrow();
    }

    private static String withExamples(String text) throws ConfigurationException {
        StringBuilder fresh = new StringBuilder();
        Matcher example = EXAMPLE.matcher(text);
        while (example.find()) {
            WorkedExample worked = new WorkedExample(Configuration.defaults());
            String lines = String.join("\n", worked.run(example.group(1).lines().toList()));
            example.appendReplacement(fresh, Matcher.quoteReplacement("```example\n" + lines + "\n```"));
        }
        return example.appendTail(fresh).toString();
    }
}
