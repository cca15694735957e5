package io.ringtape.bench.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.bench.report.Findings;
import io.ringtape.bench.report.ResultTable;
import io.ringtape.bench.session.SessionRecipe;
import io.ringtape.bench.session.SessionStore;
import io.ringtape.bench.session.WorkFolder;
import io.ringtape.event.Event;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.market.Instrument;
import io.ringtape.replay.RunProgress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedLoadTest {
    private static final List<Instrument> BOTH =
            List.of(new Instrument(0, "QQQ", 10_000, 40, false), new Instrument(1, "SPY", 10_000, 40, false));

    /** Fewer than the ring has slots, so that each finds room however slow the machine is. */
    private static final int RATE = 1_000;

    @TempDir
    private Path folder;

    @Test
    void everythingSentIsReceivedInFramesOfEachSize() throws Exception {
        List<ResultTable> tables = new ArrayList<>();
        Findings findings = new Findings(Optional.empty(), tables::add);
        try (WorkFolder work = new WorkFolder(folder.resolve("work"))) {
            SessionStore store = new SessionStore(work, RunProgress.NONE);
            new FeedLoad(new FeedLoad.Load(RATE, 1), store, work, RunProgress.NONE)
                    .measure(new SessionRecipe(3, 5_000), findings);
        }
        assertThat(findings.failures()).isEmpty();
        assertThat(tables)
                .extracting(ResultTable::name)
                .containsExactly("feed-lag", "feed-costs", "feed-profile", "feed-heap");
        ResultTable lags = tables.get(0);
        assertThat(lags.rows()).extracting(row -> row.get(0)).containsExactly("1", "10", "100", "1,000");
        assertThat(lags.rows()).allSatisfy(row -> {
            assertThat(row.get(lags.head().indexOf("sent"))).isEqualTo("1,000");
            assertThat(row.get(lags.head().indexOf("received"))).isEqualTo("1,000");
            assertThat(row.get(lags.head().indexOf("lost"))).isEqualTo("0");
        });
    }

    @Test
    void theMarketKeepsItsRateInGroupsOfOneMillisecond() throws Exception {
        SteadyMarket market = new SteadyMarket(BOTH, 0, 3_000, 2, 10);
        List<Long> times = new ArrayList<>();
        int prints = 0;
        for (Event event = market.next(); event != null; event = market.next()) {
            prints += event instanceof Trade ? 1 : 0;
            times.add(event instanceof Trade trade ? trade.sipNs : ((Quote) event).sipNs);
        }
        assertThat(times).hasSize(6_000).isSorted().allMatch(time -> time % 1_000_000 == 0);
        assertThat(times.stream().filter(time -> time < 1_000_000_000L)).hasSize(3_000);
        assertThat(times.subList(10, 20)).containsOnly(3_000_000L);
        assertThat(prints).isEqualTo(600);
        assertThat(market.takenFrom(1_000_000_000L)).isEqualTo(3_000);
        assertThat(market.countFrom(1_000_000_000L)).isEqualTo(3_000);
    }
}
