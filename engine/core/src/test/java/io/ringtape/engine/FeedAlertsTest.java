package io.ringtape.engine;

import static io.ringtape.engine.DrivenEngine.SESSION;
import static io.ringtape.event.Nanos.MINUTE_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Alert;
import io.ringtape.event.AlertCode;
import io.ringtape.event.Event;
import io.ringtape.event.FeedState;
import io.ringtape.event.FeedStatus;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.SetupTransition;
import io.ringtape.event.Trade;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told of the feed: by itself, and by how its prints come. */
class FeedAlertsTest {
    private static final long OPEN_NS = SESSION.openNs();
    private static final long PRICE = 500 * Micros.ONE;

    private final DrivenEngine engine = new DrivenEngine(1_000_000, 300);

    private static FeedStatus status(FeedState state, int instrument) {
        FeedStatus status = new FeedStatus();
        status.instrument = instrument;
        status.state = state;
        return status;
    }

    private List<Event> feed(FeedState state) {
        return engine.process(status(state, 0));
    }

    private static List<String> alerts(List<Event> effects, AlertCode code) {
        return effects.stream()
                .filter(Alert.class::isInstance)
                .map(Alert.class::cast)
                .filter(alert -> alert.code == code)
                .map(alert -> alert.instrument + " " + alert.level + " " + alert.value + " '" + alert.detail + "'")
                .toList();
    }

    @Test
    void whatTheFeedSaysOfItselfIsAlerted() {
        FeedStatus lag = status(FeedState.LAGGING, 1);
        lag.value = 6_000_000_000L;
        assertThat(alerts(engine.process(lag), AlertCode.FEED_LAG)).containsExactly("1 WARNING 6000000000 ''");
        FeedStatus refused = status(FeedState.REFUSED, Event.NO_INSTRUMENT);
        refused.detail.set("max_connections");
        assertThat(alerts(engine.process(refused), AlertCode.FEED_REFUSED))
                .containsExactly(Event.NO_INSTRUMENT + " CRITICAL " + Missing.LONG + " 'max_connections'");
        FeedStatus unreadable = status(FeedState.UNREADABLE, Event.NO_INSTRUMENT);
        unreadable.value = 17;
        unreadable.detail.set("price");
        assertThat(alerts(engine.process(unreadable), AlertCode.BAD_EVENTS))
                .containsExactly(Event.NO_INSTRUMENT + " WARNING 17 'price'");
        assertThat(engine.effects).as("nothing is missing").noneMatch(SetupTransition.class::isInstance);
    }

    private void prints(int minute, int count) {
        for (int i = 0; i < count; i++) {
            engine.process(engine.trade(0, OPEN_NS + minute * MINUTE_NS + i, PRICE));
        }
    }

    private List<String> late(int minute) {
        return alerts(engine.timer(OPEN_NS + (minute + 1) * MINUTE_NS), AlertCode.LATE_PRINTS);
    }

    @Test
    void moreThanOneLatePrintOfAThousandIsAlertedWhenTheMinuteCloses() {
        prints(0, 5);
        assertThat(late(0)).isEmpty();
        prints(0, 1);
        prints(1, 999);
        assertThat(late(1)).as("one of a thousand").isEmpty();
        prints(0, 1);
        prints(1, 1);
        prints(2, 998);
        assertThat(late(2)).as("two of a thousand").containsExactly("0 WARNING 2 ''");
        prints(3, 1);
        assertThat(late(3)).as("none since").isEmpty();
        prints(0, 1);
        assertThat(late(4)).as("one, and none in time").containsExactly("0 WARNING 1 ''");
    }

    @Test
    void backFilledPrintsAreNeverLate() {
        prints(0, 5);
        late(0);
        for (int i = 0; i < 20; i++) {
            Trade trade = engine.trade(0, OPEN_NS + i, PRICE);
            trade.backfilled = true;
            engine.process(trade);
        }
        assertThat(late(1)).isEmpty();
    }

    @Test
    void printsThatABackfillRefusedAreAlertedOnceWithTheirNumber() {
        feed(FeedState.BACKFILL_STARTED);
        for (int i = 0; i < 3; i++) {
            Trade trade = engine.trade(0, OPEN_NS + i, PRICE);
            trade.backfilled = true;
            trade.sipSequence = 0;
            engine.process(trade);
        }
        assertThat(alerts(feed(FeedState.BACKFILL_ENDED), AlertCode.BACKFILL_REFUSED))
                .containsExactly("0 WARNING 3 ''");
        feed(FeedState.BACKFILL_STARTED);
        assertThat(alerts(feed(FeedState.BACKFILL_ENDED), AlertCode.BACKFILL_REFUSED))
                .isEmpty();
    }
}
