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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every cell of the table by which orders and positions are compared with the broker's, written down a second time.
 * {@code -Dringtape.write=true} rewrites the chapter of docs/orders.md.
 */
class ReconciliationTableTest {
    private static final Path DOCUMENT = Path.of("../../docs/orders.md");
    private static final Path SOURCES = Path.of("src/main/java/io/ringtape/tradier");
    private static final String CHAPTER = "## The comparison with the broker";

    @ParameterizedTest(name = "{0} and the broker has it {1}: {2}")
    @CsvSource({
        "UNCONFIRMED, ABSENT, SEARCH",
        "UNCONFIRMED, WORKING, FOLLOW",
        "UNCONFIRMED, PART, FOLLOW",
        "UNCONFIRMED, FILLED, FOLLOW",
        "UNCONFIRMED, CANCELLED, FOLLOW",
        "UNCONFIRMED, REJECTED, FOLLOW",
        "UNCONFIRMED, UNREADABLE, DOUBT",
        "WORKING, ABSENT, DENY",
        "WORKING, WORKING, FOLLOW",
        "WORKING, PART, FOLLOW",
        "WORKING, FILLED, FOLLOW",
        "WORKING, CANCELLED, FOLLOW",
        "WORKING, REJECTED, FOLLOW",
        "WORKING, UNREADABLE, DOUBT",
        "PART, ABSENT, DENY",
        "PART, WORKING, FOLLOW",
        "PART, PART, FOLLOW",
        "PART, FILLED, FOLLOW",
        "PART, CANCELLED, FOLLOW",
        "PART, REJECTED, FOLLOW",
        "PART, UNREADABLE, DOUBT",
        "FILLED, ABSENT, KEEP",
        "FILLED, WORKING, KEEP",
        "FILLED, PART, REPORT_LATE",
        "FILLED, FILLED, REPORT_LATE",
        "FILLED, CANCELLED, KEEP",
        "FILLED, REJECTED, KEEP",
        "FILLED, UNREADABLE, KEEP",
        "CANCELLED, ABSENT, KEEP",
        "CANCELLED, WORKING, KEEP",
        "CANCELLED, PART, REPORT_LATE",
        "CANCELLED, FILLED, REPORT_LATE",
        "CANCELLED, CANCELLED, KEEP",
        "CANCELLED, REJECTED, KEEP",
        "CANCELLED, UNREADABLE, KEEP",
        "REJECTED, ABSENT, KEEP",
        "REJECTED, WORKING, WITHDRAW",
        "REJECTED, PART, WITHDRAW",
        "REJECTED, FILLED, REPORT_LATE",
        "REJECTED, CANCELLED, KEEP",
        "REJECTED, REJECTED, KEEP",
        "REJECTED, UNREADABLE, WITHDRAW",
        "LOST, ABSENT, KEEP",
        "LOST, WORKING, WITHDRAW",
        "LOST, PART, WITHDRAW",
        "LOST, FILLED, REPORT_LATE",
        "LOST, CANCELLED, KEEP",
        "LOST, REJECTED, KEEP",
        "LOST, UNREADABLE, WITHDRAW",
        "FOREIGN, ABSENT, PASS",
        "FOREIGN, WORKING, ALERT",
        "FOREIGN, PART, ALERT",
        "FOREIGN, FILLED, PASS",
        "FOREIGN, CANCELLED, PASS",
        "FOREIGN, REJECTED, PASS",
        "FOREIGN, UNREADABLE, ALERT",
        "EARLIER_RUN, ABSENT, PASS",
        "EARLIER_RUN, WORKING, ALERT",
        "EARLIER_RUN, PART, ALERT",
        "EARLIER_RUN, FILLED, PASS",
        "EARLIER_RUN, CANCELLED, PASS",
        "EARLIER_RUN, REJECTED, PASS",
        "EARLIER_RUN, UNREADABLE, ALERT",
    })
    void anOrder(OurState ours, ListedState brokers, ReconciliationOutcome outcome) {
        assertThat(ReconciliationTable.outcome(ours, brokers)).isEqualTo(outcome);
    }

    @ParameterizedTest(name = "a position that is equal: {0}, at a live start: {1}, leads to {2}")
    @CsvSource({"true, false, CONFIRM", "true, true, CONFIRM", "false, false, REPORT", "false, true, REFUSE_START"})
    void aPosition(boolean isEqual, boolean isLiveStart, ReconciliationTable.PositionOutcome outcome) {
        assertThat(ReconciliationTable.position(isEqual, isLiveStart)).isEqualTo(outcome);
    }

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
                        + " positions are asked for between two lists that show the same fills. A list that cannot be read to its"
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
