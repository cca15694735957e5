package io.ringtape.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Compares docs/events.md with the descriptions; {@code -Dringtape.write=true} rewrites it. */
class EventsDocumentTest {
    private static final Path DOCUMENT = Path.of("../../docs/events.md");
    private static final Path SOURCES = Path.of("src/main/java/io/ringtape/event");
    private static final Pattern FIELD =
            Pattern.compile("/\\*\\* (.*?) \\*/\\s+public (?:final )?\\w+ (\\w+)(?: = [^;]*)?;", Pattern.DOTALL);
    private static final Pattern CONSTANT =
            Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s+([A-Z_]+)[,;]", Pattern.DOTALL);
    private static final Pattern CLASS = Pattern.compile("/\\*\\*(.*?)\\*/\\s+public final class", Pattern.DOTALL);

    @Test
    void theDocumentSaysWhatTheDescriptionsSay() throws IOException {
        String text = document();
        if (Boolean.getBoolean("ringtape.write")) {
            Files.createDirectories(DOCUMENT.getParent());
            Files.writeString(DOCUMENT, text);
        }
        assertThat(Files.readString(DOCUMENT))
                .as("docs/events.md is stale: run `mvn -pl engine/core test -Dtest=EventsDocumentTest"
                        + " -Dringtape.write=true`")
                .isEqualTo(text);
    }

    @Test
    void everyFieldIsDocumented() throws IOException {
        for (EventType type : EventType.values()) {
            String source = Files.readString(SOURCES.resolve(type.label() + ".java"));
            for (String field : FieldListing.of(type.create())) {
                assertThat(sentence(source, name(field))).as(type + " " + field).isNotBlank();
            }
        }
    }

    private static String document() throws IOException {
        List<String> out = new ArrayList<>(List.of(
                "# Events",
                "",
                "Generated from the descriptions in `engine/core` (`io.ringtape.event`); a test keeps it true.",
                "",
                "One record: length of what follows (4 bytes), type (1), version (1), instrument (4), sequence (8), engine"
                        + " time (8), receive time (8), then the fields below in order, little-endian. Prices, sizes and"
                        + " money are whole millionths; instants are epoch nanoseconds UTC. A missing 64-bit value is"
                        + " −2⁶³, a missing number −2³¹, a missing code 65,535, a missing statistic −∞.",
                "",
                "| kind | bytes | unit |",
                "|---|---|---|",
                "| price, money | 8 | micro-dollars |",
                "| size | 8 | micro-shares |",
                "| instant, duration | 8 | nanoseconds |",
                "| count | 8 | whole number |",
                "| number | 4 | whole number |",
                "| code | 2 | vendor's numbering |",
                "| statistic | 8 | IEEE 754 double |",
                "| flag, choice | 1 | 0 or 1; place in the list |",
                "| text | 4 + n | UTF-8 bytes |",
                "| codes | 1 + 2n | vendor's numbering |"));
        for (boolean effects : new boolean[] {false, true}) {
            out.add("");
            out.add(effects ? "## Effects: what the engine decided" : "## Causes: what came from outside");
            for (EventType type : EventType.values()) {
                if (type.isEffect() == effects) {
                    section(out, type);
                }
            }
        }
        codes(out, "What an alert is about", "code", AlertCode.VALUES);
        codes(out, "What the broker says of itself", "state of BrokerStatus", BrokerState.VALUES);
        return String.join("\n", out) + "\n";
    }

    /** Adds a chapter of an enum's constants with their comments. */
    private static <E extends Enum<E>> void codes(List<String> out, String title, String column, E[] values)
            throws IOException {
        Path file = SOURCES.resolve(values[0].getDeclaringClass().getSimpleName() + ".java");
        String source = Files.readString(file);
        out.addAll(List.of("", "## " + title, "", "| " + column + " | meaning |", "|---|---|"));
        for (E value : values) {
            Matcher constant = CONSTANT.matcher(source);
            String comment = "";
            while (comment.isEmpty() && constant.find()) {
                comment = constant.group(2).equals(value.name()) ? constant.group(1) : "";
            }
            assertThat(comment).as(value.name()).isNotBlank();
            out.add("| " + value + " | "
                    + comment.replaceAll("\\s*\\n\\s*\\*\\s*", " ").strip() + " |");
        }
    }

    private static void section(List<String> out, EventType type) throws IOException {
        String source = Files.readString(SOURCES.resolve(type.label() + ".java"));
        Matcher matcher = CLASS.matcher(source);
        assertThat(matcher.find()).as(type.label()).isTrue();
        out.add("");
        out.add("### " + type.label() + " (" + type.code() + ", version " + type.version() + ")");
        out.add("");
        out.add(matcher.group(1).replaceAll("\\s*\\n\\s*\\*\\s*", " ").strip());
        out.add("");
        out.add("| field | kind | what |");
        out.add("|---|---|---|");
        for (String field : FieldListing.of(type.create())) {
            String kind = field.substring(0, field.indexOf(' '));
            out.add("| " + name(field) + " | " + kind + " | "
                    + sentence(source, name(field)).replace("|", "\\|") + " |");
        }
    }

    private static String name(String field) {
        return field.substring(field.indexOf(' ') + 1, field.indexOf('='));
    }

    private static String sentence(String source, String field) {
        Matcher matcher = FIELD.matcher(source);
        while (matcher.find()) {
            if (matcher.group(2).equals(field)) {
                String comment = matcher.group(1);
                int last = comment.lastIndexOf("/** ");
                return (last < 0 ? comment : comment.substring(last + 4)).strip();
            }
        }
        return "";
    }
}
