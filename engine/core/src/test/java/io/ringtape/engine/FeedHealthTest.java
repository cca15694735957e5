package io.ringtape.engine;

import static io.ringtape.engine.DrivenEngine.SESSION;
import static io.ringtape.event.Nanos.MINUTE_NS;
import static io.ringtape.event.Nanos.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.CancelRequest;
import io.ringtape.event.Event;
import io.ringtape.event.ExitReason;
import io.ringtape.event.FeedState;
import io.ringtape.event.FeedStatus;
import io.ringtape.event.MarketState;
import io.ringtape.event.MarketStatus;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.Setup;
import io.ringtape.event.SetupTransition;
import io.ringtape.event.Side;
import io.ringtape.event.Signal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a feed that is not whole does to setups and positions. The quarantine is a minute. */
class FeedHealthTest {
    private static final long OPEN_NS = SESSION.openNs();

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

    private List<Event> feed(String text) {
        String[] words = text.split(" ");
        FeedStatus status = status(FeedState.valueOf(words[0]), 0);
        if (words.length > 1) {
            status.fromNs = OPEN_NS + Long.parseLong(words[1]);
            status.toNs = OPEN_NS + Long.parseLong(words[2]);
        }
        return engine.process(status);
    }

    private List<Event> market(MarketState state) {
        MarketStatus status = new MarketStatus();
        status.instrument = 0;
        status.state = state;
        return engine.process(status);
    }

    /** Returns the moves of the long VWAP reclaim. */
    private static List<String> moves(List<Event> effects) {
        return effects.stream()
                .filter(SetupTransition.class::isInstance)
                .map(SetupTransition.class::cast)
                .filter(move -> move.setup == Setup.VWAP_RECLAIM && move.side == Side.BUY)
                .map(move -> move.from + ">" + move.to + " " + move.reason)
                .toList();
    }

    /** Statuses that open holes, those that close none of them, and those that close the last; separated by commas. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LOST | RESUMED, BACKFILL_ENDED | CONNECTED",
                "STALE | BACKFILL_ENDED | RESUMED",
                "STALE | BACKFILL_ENDED | CONNECTED",
                "GAP 1 9 | CONNECTED, RESUMED, BACKFILL_ENDED 1 8 | BACKFILL_ENDED 9 9",
                "GAP | BACKFILL_ENDED 1 9 | BACKFILL_ENDED",
                "BACKFILL_STARTED 1 9 | CONNECTED, RESUMED, BACKFILL_ENDED 2 9 | BACKFILL_ENDED 1 9",
                "GAP 1 9, BACKFILL_STARTED 1 9 | CONNECTED | BACKFILL_ENDED 1 9",
                "GAP 1 9, GAP 20 29 | BACKFILL_ENDED 1 9 | BACKFILL_ENDED 20 29",
                "LOST, GAP 1 9 | CONNECTED | BACKFILL_ENDED 1 9",
                "LOST, GAP 1 9 | BACKFILL_ENDED 1 9 | CONNECTED",
                "STALE, LOST | RESUMED | CONNECTED",
            })
    void setupsAreDisabledFromTheFirstHoleToTheEndOfTheLast(String opening, String idle, String closing) {
        List<String> opens = List.of(opening.split(", "));
        assertThat(moves(feed(opens.get(0)))).containsExactly("IDLE>DISABLED FEED_GAP");
        opens.subList(1, opens.size())
                .forEach(each -> assertThat(moves(feed(each))).isEmpty());
        for (String each : idle.split(", ")) {
            assertThat(moves(feed(each))).as(each).isEmpty();
        }
        assertThat(moves(feed(closing))).containsExactly("DISABLED>IDLE FEED_WHOLE");
    }

    @Test
    void aHoleThatNobodyFillsIsOverOnTheBeatThatEndsItsQuarantine() {
        engine.timer(OPEN_NS + SECOND_NS / 2);
        assertThat(moves(feed("GAP 1 9"))).containsExactly("IDLE>DISABLED FEED_GAP");
        assertThat(moves(engine.timer(OPEN_NS + 60 * SECOND_NS))).isEmpty();
        List<Event> over = engine.timer(OPEN_NS + 62 * SECOND_NS);
        assertThat(moves(over)).containsExactly("DISABLED>IDLE FEED_WHOLE");
        assertThat(over)
                .filteredOn(SetupTransition.class::isInstance)
                .allMatch(move -> move.timeNs == OPEN_NS + 61 * SECOND_NS);
        assertThat(moves(engine.timer(OPEN_NS + 300 * SECOND_NS))).isEmpty();
    }

    @Test
    void aHoleOfOneInstrumentIsNoneOfTheOthers() {
        assertThat(feed(FeedState.LOST)).isNotEmpty().allMatch(event -> event.instrument == 0);
        assertThat(engine.process(status(FeedState.LOST, Event.NO_INSTRUMENT)))
                .isNotEmpty()
                .allMatch(event -> event.instrument == 1);
    }

    @Test
    void aHaltAndAHoleMustBothBeOver() {
        assertThat(moves(market(MarketState.HALTED))).containsExactly("IDLE>DISABLED HALTED");
        assertThat(moves(feed("LOST"))).isEmpty();
        assertThat(moves(feed("CONNECTED"))).isEmpty();
        assertThat(moves(engine.timer(OPEN_NS))).isEmpty();
        feed("LOST");
        assertThat(moves(market(MarketState.RESUMED))).isEmpty();
        assertThat(moves(feed("CONNECTED"))).containsExactly("DISABLED>IDLE FEED_WHOLE");
        assertThat(moves(market(MarketState.HALTED))).containsExactly("IDLE>DISABLED HALTED");
        assertThat(moves(market(MarketState.RESUMED))).containsExactly("DISABLED>IDLE RESUMED");
    }

    @Test
    void aSetupWhoseTradeEndsInAHoleIsDisabledThen() {
        engine.history();
        engine.open();
        assertThat(moves(feed("LOST"))).as("it has a position").isEmpty();
        engine.fill(OrderLeg.STOP, engine.newest.stop);
        List<Event> later = new ArrayList<>(engine.timer(OPEN_NS + 5 * MINUTE_NS + 10 * SECOND_NS));
        assertThat(moves(later)).containsExactly("COOLDOWN>DISABLED FEED_GAP");
        for (long cents : new long[] {-50, -50, -50, 50, 60, 70}) {
            later.addAll(engine.minute(cents));
        }
        assertThat(later).noneMatch(Signal.class::isInstance);
        assertThat(moves(feed("CONNECTED"))).containsExactly("DISABLED>IDLE FEED_WHOLE");
        assertThat(engine.proposal()).anyMatch(Signal.class::isInstance);
    }

    @Test
    void aHoleCancelsAnEntryThatWorks() {
        engine.history();
        engine.proposal();
        assertThat(feed("GAP 1 9")).anyMatch(DrivenEngine.cancelRequest());
    }

    @Test
    void anOpenPositionIsClosedByItsTimeStopInAHole() {
        engine.history();
        engine.open();
        feed("LOST");
        assertThat(engine.timer(OPEN_NS + 12 * MINUTE_NS))
                .filteredOn(CancelRequest.class::isInstance)
                .isNotEmpty()
                .allMatch(event -> ((CancelRequest) event).reason == ExitReason.TIME_STOP);
    }
}
