package io.ringtape.scenario;

import static io.ringtape.event.Nanos.MINUTE_NS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.event.Event;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarketRowsTest {
    private final List<Event> causes = new ArrayList<>();
    private final MarketRows rows = new MarketRows(0, 0, 10_000, 500_000_000, 400_000_000);

    @Test
    void printsABarWithItsPricesVolumeAndDelta() {
        rows.add("09:31 600.00 600.10 599.90 600.05 10001 2001", causes);
        List<Trade> prints = prints();
        assertThat(prints.get(0).price).isEqualTo(600_000_000);
        assertThat(prints.get(prints.size() - 1).price).isEqualTo(600_050_000);
        assertThat(prints.stream().mapToLong(print -> print.price).max()).hasValue(600_100_000);
        assertThat(prints.stream().mapToLong(print -> print.price).min()).hasValue(599_900_000);
        assertThat(prints.stream().mapToLong(print -> print.size).sum()).isEqualTo(10_001_000_000L);
        assertThat(delta()).isEqualTo(2_001_000_000L);
    }

    @Test
    void aRangeOfMinutesStepsByItsLastColumn() {
        rows.add("09:31-09:33 600.00 600.10 599.90 600.05 100 0 -0.02", causes);
        List<Quote> last = quotes().stream()
                .filter(quote -> quote.sipNs % MINUTE_NS > 59_000_000_000L)
                .toList();
        assertThat(last.stream().map(quote -> quote.bid)).containsExactly(600_050_000L, 600_030_000L, 600_010_000L);
    }

    @Test
    void causesRiseInTime() {
        rows.add("09:31-09:32 600.00 600.10 599.90 599.95 100 50", causes);
        rows.add("09:33:01.5 599.95 300", causes);
        rows.add("09:33:02 599.95/600.00", causes);
        assertThat(causes).isSortedAccordingTo((a, b) -> Long.compare(a.receiveNs, b.receiveNs));
        assertThat(prints().get(prints().size() - 1).size).isEqualTo(300_000_000);
        assertThat(quotes().get(quotes().size() - 1).ask).isEqualTo(600_000_000);
    }

    @Test
    void refusesAnImpossibleBar() {
        assertThatThrownBy(() -> rows.add("09:31 600.00 599.99 599.90 599.95 100 0", causes))
                .hasMessageContaining("between low and high");
        assertThatThrownBy(() -> rows.add("09:31 600.00 600.10 599.90 599.95 100 101", causes))
                .hasMessageContaining("delta");
        assertThatThrownBy(() -> rows.add("09:31 600.00", causes)).hasMessageContaining("wanted start, open");
        assertThatThrownBy(() -> rows.add("09:31:05", causes)).hasMessageContaining("wanted a price");
    }

    private List<Trade> prints() {
        return causes.stream()
                .filter(Trade.class::isInstance)
                .map(Trade.class::cast)
                .toList();
    }

    private List<Quote> quotes() {
        return causes.stream()
                .filter(Quote.class::isInstance)
                .map(Quote.class::cast)
                .toList();
    }

    /** Returns shares bought at the ask minus shares sold at the bid, by the quote before each print. */
    private long delta() {
        long delta = 0;
        Quote standing = null;
        for (Event cause : causes) {
            if (cause instanceof Quote quote) {
                standing = quote;
            } else if (cause instanceof Trade trade) {
                delta += trade.price == standing.ask ? trade.size : -trade.size;
            }
        }
        return delta;
    }
}
