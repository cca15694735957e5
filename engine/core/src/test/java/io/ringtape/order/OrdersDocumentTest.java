package io.ringtape.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.TradeStage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Compares docs/orders.md with the tables in the code; {@code -Dringtape.write=true} rewrites it. */
class OrdersDocumentTest {
    private static final Path DOCUMENT = Path.of("../../docs/orders.md");
    private static final String CHAPTER_OF_BROKERS = "## The comparison with the broker";
    private static final Path SOURCES = Path.of("src/main/java/io/ringtape");

    @Test
    void theDocumentSaysWhatTheTablesSay() throws IOException {
        String text = document() + chaptersOfBrokers();
        if (Boolean.getBoolean("ringtape.write")) {
            Files.writeString(DOCUMENT, text);
        }
        assertThat(Files.readString(DOCUMENT))
                .as("docs/orders.md is stale: run"
                        + " `mvn -pl engine/core test -Dtest=OrdersDocumentTest -Dringtape.write=true`")
                .isEqualTo(text);
    }

    /** Returns the chapters that the tests of adapters keep true. */
    private static String chaptersOfBrokers() throws IOException {
        String text = Files.readString(DOCUMENT);
        int begin = text.indexOf("\n" + CHAPTER_OF_BROKERS);
        return begin < 0 ? "" : text.substring(begin);
    }

    private static String document() throws IOException {
        List<String> out = new ArrayList<>(List.of(
                "# The life of a round trip and of its orders",
                "",
                "Generated from `TradeLife` and `OrderLife` in `engine/core` (`io.ringtape.order`); a test keeps it true.",
                "",
                "## The round trip",
                "",
                "A round trip has one bracket (entry, target, stop), or two when a part of it takes its profit early, and"
                        + " at most one closing order at a time. `RoundTrip` goes from stage to stage as the table below"
                        + " says, and nowhere else; each change is a `TradeTransition` on the tape, with its reason.",
                "",
                "Within a stage, the rest of an entry is cancelled when its time is up, or when one of two brackets closed"
                        + " something; the rest's stop is asked to move to break-even when the part took its profit; and"
                        + " a broker that owes an answer for too long is asked again. A leg that was asked about twice while"
                        + " its bracket is cancelled is treated as dead: when the broker denies it once more, or when the"
                        + " second wait passes while shares are held and the broker has told its position meanwhile, which"
                        + " then decides what is closed. A repeated FLATTEN or KILL shortens these waits, but not the one"
                        + " for the position of a silent leg. Fills that the broker has announced are waited for.",
                "",
                "The position is the sum of the fills that the broker reports, each counted once. When two legs close the"
                        + " same shares (target and stop, or one of them and the closing order), an alert says so, and exactly"
                        + " the excess is closed; if the round trip was over, closing the excess is a round trip of"
                        + " its own. An order that was over may be filled late: one of an earlier round trip, or a closing"
                        + " order that another one followed. What it brought joins what is held; the round trip under way"
                        + " ends, its brackets and the late one are cancelled, and one order closes the sum, so that no order"
                        + " sells what another's stop may sell. A fill beyond the order's size is refused; of a target or stop, so is what exceeds the"
                        + " shares that its bracket entered. Neither leads to a closing order.",
                "",
                "| stage | meaning |",
                "|---|---|"));
        for (TradeStage stage : TradeStage.VALUES) {
            out.add("| " + stage + " | " + sentence("event/TradeStage", stage.name()) + " |");
        }
        out.addAll(List.of("", "| from | to | when | reason |", "|---|---|---|---|"));
        for (TradeLife.StageTransition row : TradeLife.ROWS) {
            String when = sentence("event/StageReason", row.why().name());
            out.add("| " + row.from() + " | " + row.to() + " | " + when + " | " + row.why() + " |");
        }
        addLegs(out);
        return String.join("\n", out) + "\n";
    }

    private static void addLegs(List<String> out) throws IOException {
        out.addAll(List.of(
                "",
                "## The leg of an order",
                "",
                "Each leg of each order lives by the table below. It says where the leg stands; which of its shares are"
                        + " filled is counted apart, each share once, whatever order the reports come in.",
                "",
                "A refused act of ours is not sent. A refused report of the broker is alerted and changes nothing.",
                "",
                "### States",
                "",
                "| state | meaning |",
                "|---|---|"));
        for (OrderState state : OrderState.VALUES) {
            out.add("| " + state + " | " + sentence("order/OrderState", state.name()) + " |");
        }
        out.addAll(List.of("", "### Events", "", "| event | meaning |", "|---|---|"));
        for (OrderEvent event : OrderEvent.VALUES) {
            out.add("| " + event + " | " + sentence("order/OrderEvent", event.name()) + " |");
        }
        out.addAll(List.of("", "### Rows", "", "| from | event | to | why |", "|---|---|---|---|"));
        for (OrderLife.LegTransition row : OrderLife.ROWS) {
            String to = row.toOrNull() == null ? "refused" : row.toOrNull().toString();
            out.add("| " + row.from() + " | " + row.event() + " | " + to + " | " + row.why() + " |");
        }
    }

    /** Returns the comment of an enum's constant. */
    private static String sentence(String type, String constant) throws IOException {
        String source = Files.readString(SOURCES.resolve(type + ".java"));
        Matcher matcher =
                Pattern.compile("/\\*\\* ([^\n]*) \\*/\\s+" + constant + "[,;]").matcher(source);
        assertThat(matcher.find()).as(constant).isTrue();
        return matcher.group(1);
    }
}
