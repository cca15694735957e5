package io.ringtape.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.order.OrderLife.LegTransition;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Checks that the table of a leg's life is complete, and that {@code OrderLife} follows it. */
class OrderLifeTest {
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
        for (LegTransition row : OrderLife.ROWS) {
            if (row.toOrNull() == null || (row.toOrNull() == row.from() && row.from() != OrderState.PARTIALLY_FILLED)) {
                assertThat(row.why()).as(row.toString()).isNotBlank();
            }
        }
    }

    @Test
    void answersByTheRowsOfTheTable() {
        for (LegTransition row : OrderLife.ROWS) {
            OrderState next = OrderLife.next(row.from(), row.event());
            assertThat(next).isEqualTo(row.toOrNull() == null ? row.from() : row.toOrNull());
            assertThat(OrderLife.allows(row.from(), row.event())).isEqualTo(row.toOrNull() != null);
            assertThat(OrderLife.why(row.from(), row.event())).isEqualTo(row.why());
        }
    }

    @Test
    void whatIsOverIsLeftForFilledAlone() {
        for (LegTransition row : OrderLife.ROWS) {
            if (row.from().isOver() && row.toOrNull() != null && row.toOrNull() != row.from()) {
                assertThat(row.toOrNull()).as(row.toString()).isEqualTo(OrderState.FILLED);
                assertThat(row.event()).isEqualTo(OrderEvent.WHOLE);
            }
        }
    }

    @Test
    void refusesActsOfOursAndAnswersToWhatWasNeverAskedAlone() {
        for (LegTransition row : OrderLife.ROWS) {
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
}
