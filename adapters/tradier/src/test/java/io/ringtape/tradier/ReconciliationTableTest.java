package io.ringtape.tradier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The table by which orders and positions are compared with the broker's is the one of docs/orders.md, whose chapter
 * {@code -Dringtape.write=true} rewrites. {@link ReconciliationCellTest} tests what follows from each cell.
 */
class ReconciliationTableTest {
    private static final Path DOCUMENT = Path.of("../../docs/orders.md");
    private static final Path SOURCES = Path.of("src/main/java/io/ringtape/tradier");
    private static final String CHAPTER = "## The comparison with the broker";

    @Test
    void theDocumentSaysWhatTheTableSays() throws IOException {
        String document = Files.readString(DOCUMENT);
        int begin = document.indexOf(CHAPTER);
        String before = begin < 0 ? document + "\n" : document.substring(0, begin);
        String text = before + chapter();
        if (Boolean.getBoolean("ringtape.write")) {
            Files.writeString(DOCUMENT, text);
        }
        assertThat(Files.readString(DOCUMENT))
                .as("docs/orders.md is stale: run"
                        + " `mvn -pl adapters/tradier test -Dtest=ReconciliationTableTest -Dringtape.write=true`")
                .isEqualTo(text);
    }

    private static String chapter() throws IOException {
        List<String> out = new ArrayList<>(List.of(
                CHAPTER,
                "",
                "Generated from `ReconciliationTable` in `adapters/tradier`. Each complete list of the broker's orders is"
                        + " compared with ours, at the start, while orders work each second, and else every 30 seconds;"
                        + " positions are asked for between two lists that show the same fills, every 10 seconds while"
                        + " the broker denies an order or does not show what became of it, else every 30. A list that cannot be read to its"
                        + " end is none: nothing is learned from it, and nothing changes.",
                "",
                "| ours | meaning |",
                "|---|---|"));
        for (OurState each : OurState.VALUES) {
            out.add("| " + each + " | " + sentence("OurState", each.name()) + " |");
        }
        out.addAll(List.of("", "| the broker's | meaning |", "|---|---|"));
        for (ListedState each : ListedState.VALUES) {
            out.add("| " + each + " | " + sentence("ListedState", each.name()) + " |");
        }
        out.addAll(List.of("", "| outcome | meaning |", "|---|---|"));
        for (ReconciliationOutcome each : ReconciliationOutcome.values()) {
            out.add("| " + each + " | " + sentence("ReconciliationOutcome", each.name()) + " |");
        }
        StringBuilder head = new StringBuilder("| ours |");
        StringBuilder line = new StringBuilder("|---|");
        for (ListedState brokers : ListedState.VALUES) {
            head.append(' ').append(brokers).append(" |");
            line.append("---|");
        }
        out.addAll(List.of("", head.toString(), line.toString()));
        for (OurState ours : OurState.VALUES) {
            StringBuilder row = new StringBuilder("| " + ours + " |");
            for (ListedState brokers : ListedState.VALUES) {
                row.append(' ')
                        .append(ReconciliationTable.outcome(ours, brokers))
                        .append(" |");
            }
            out.add(row.toString());
        }
        out.addAll(List.of("", "| position | outcome | meaning |", "|---|---|---|"));
        addPosition("equal", true, false, out);
        addPosition("not equal", false, false, out);
        addPosition("not equal, at the start of a live run", false, true, out);
        return String.join("\n", out) + "\n";
    }

    private static void addPosition(String what, boolean isEqual, boolean isLiveStart, List<String> out)
            throws IOException {
        String outcome = ReconciliationTable.position(isEqual, isLiveStart).name();
        out.add("| " + what + " | " + outcome + " | " + sentence("ReconciliationTable", outcome) + " |");
    }

    /** Returns the comment of an enum's constant. */
    private static String sentence(String type, String constant) throws IOException {
        String source = Files.readString(SOURCES.resolve(type + ".java"));
        Matcher matcher = Pattern.compile("/\\*\\* ([^\n]*) \\*/\\s+" + constant + "[,;\\s]")
                .matcher(source);
        assertThat(matcher.find()).as(constant).isTrue();
        return matcher.group(1);
    }
}
