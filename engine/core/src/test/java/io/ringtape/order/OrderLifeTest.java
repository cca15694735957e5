package io.ringtape.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.order.OrderLife.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of a leg's life is whole, and docs/orders.md says it; {@code -Dringtape.write=true} writes it anew. */
class OrderLifeTest {
    private static final Path DOCUMENT = Path.of("../../docs/orders.md");
    private static final Path SOURCES = Path.of("src/main/java/io/ringtape/order");
    private static final Set<OrderEvent> OUR_ACTS = EnumSet.of(OrderEvent.ASK_CANCEL, OrderEvent.ASK_REPLACE);
    private static final Set<OrderEvent> ANSWERS = EnumSet.of(OrderEvent.REPLACE, OrderEvent.REFUSE_REPLACE);

    @Test
    void everyStateHasOneRowForEveryEvent() {
        List<String> pairs = new ArrayList<>();
        for (OrderState state : OrderState.VALUES) {
            for (OrderEvent event : OrderEvent.VALUES) {
                pairs.add(state + " " + event);
            }
        }
        assertThat(OrderLife.ROWS)
                .extracting(row -> row.from() + " " + row.event())
                .containsExactlyElementsOf(pairs);
    }

    @Test
    void whatStaysWhereItIsOrIsRefusedSaysWhy() {
        for (Row row : OrderLife.ROWS) {
            if (row.toOrNull() == null || (row.toOrNull() == row.from() && row.from() != OrderState.PARTIALLY_FILLED)) {
                assertThat(row.why()).as(row.toString()).isNotBlank();
            }
        }
    }

    @Test
    void answersByTheRowsOfTheTable() {
        for (Row row : OrderLife.ROWS) {
            OrderState next = OrderLife.next(row.from(), row.event());
            assertThat(next).isEqualTo(row.toOrNull() == null ? row.from() : row.toOrNull());
            assertThat(OrderLife.allows(row.from(), row.event())).isEqualTo(row.toOrNull() != null);
            assertThat(OrderLife.why(row.from(), row.event())).isEqualTo(row.why());
        }
    }

    @Test
    void whatIsOverIsLeftForFilledAlone() {
        for (Row row : OrderLife.ROWS) {
            if (row.from().isOver() && row.toOrNull() != null && row.toOrNull() != row.from()) {
                assertThat(row.toOrNull()).as(row.toString()).isEqualTo(OrderState.FILLED);
                assertThat(row.event()).isEqualTo(OrderEvent.WHOLE);
            }
        }
    }

    @Test
    void refusesActsOfOursAndAnswersToWhatWasNeverAskedAlone() {
        for (Row row : OrderLife.ROWS) {
            if (row.toOrNull() == null) {
                boolean unasked = row.from() == OrderState.PENDING && ANSWERS.contains(row.event());
                assertThat(unasked || OUR_ACTS.contains(row.event()))
                        .as(row.toString())
                        .isTrue();
            }
        }
    }

    @Test
    void noWordRevivesAFilledLeg() {
        assertThat(OrderLife.ROWS)
                .filteredOn(row -> row.from() == OrderState.FILLED && row.toOrNull() != null)
                .allMatch(row -> row.toOrNull() == OrderState.FILLED);
    }

    @Test
    void theDocumentSaysWhatTheTableSays() throws IOException {
        String text = document();
        if (Boolean.getBoolean("ringtape.write")) {
            Files.writeString(DOCUMENT, text);
        }
        assertThat(Files.readString(DOCUMENT))
                .as(
                        "docs/orders.md is stale: run `mvn -pl engine/core test -Dtest=OrderLifeTest -Dringtape.write=true`")
                .isEqualTo(text);
    }

    private static String document() throws IOException {
        List<String> out = new ArrayList<>(List.of(
                "# The life of an order",
                "",
                "Generated from `OrderLife` in `engine/core` (`io.ringtape.order`); a test keeps it true.",
                "",
                "A round trip has one bracket (entry, target, stop), or two when a part of it takes its profit early, and"
                        + " at most one closing order at a time. Each leg of each lives by the table below. It says where"
                        + " a leg stands; how many of its shares are filled is counted apart, each share once, whatever"
                        + " order the reports come in. The stages of the round trip are told at `RoundTrip`.",
                "",
                "A refused act of ours is not sent. A refused word of the broker's is alerted and changes nothing.",
                "",
                "## States",
                "",
                "| state | is |",
                "|---|---|"));
        for (OrderState state : OrderState.VALUES) {
            out.add("| " + state + " | " + sentence("OrderState", state.name()) + " |");
        }
        out.addAll(List.of("", "## Events", "", "| event | is |", "|---|---|"));
        for (OrderEvent event : OrderEvent.VALUES) {
            out.add("| " + event + " | " + sentence("OrderEvent", event.name()) + " |");
        }
        out.addAll(List.of("", "## Rows", "", "| from | event | to | why |", "|---|---|---|---|"));
        for (Row row : OrderLife.ROWS) {
            String to = row.toOrNull() == null ? "refused" : row.toOrNull().toString();
            out.add("| " + row.from() + " | " + row.event() + " | " + to + " | " + row.why() + " |");
        }
        return String.join("\n", out) + "\n";
    }

    private static String sentence(String type, String constant) throws IOException {
        String source = Files.readString(SOURCES.resolve(type + ".java"));
        Matcher matcher =
                Pattern.compile("/\\*\\* ([^\n]*) \\*/\\s+" + constant + "[,;]").matcher(source);
        assertThat(matcher.find()).as(constant).isTrue();
        return matcher.group(1);
    }
}
