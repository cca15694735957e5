package io.ringtape.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Event;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The numbered cases that every feed of recorded data must pass: those of every feed, and the same events each time.
 */
public abstract class RecordedFeedContract extends FeedContract {
    @Test
    void case10GivesTheSameEventsAgain() throws Exception {
        List<String> first = texts(played());
        assertThat(texts(played())).isEqualTo(first).isNotEmpty();
    }

    private static List<String> texts(List<Event> events) {
        return events.stream().map(RecordedFeedContract::text).toList();
    }

    private static String text(Event event) {
        if (event instanceof Trade trade) {
            return trade.instrument + " trade " + trade.sipNs + " " + trade.sipSequence + " " + trade.price + " "
                    + trade.size;
        } else if (event instanceof Quote quote) {
            return quote.instrument + " quote " + quote.sipNs + " " + quote.sipSequence + " " + quote.bid + " "
                    + quote.ask;
        }
        return event.instrument + " " + event.type();
    }
}
