package io.ringtape.replay;

import io.ringtape.contract.RecordedFeedContract;
import io.ringtape.market.Instrument;
import io.ringtape.market.MarketDataFeed;
import io.ringtape.pipeline.RecordedFeed;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A synthetic day, played as a feed from its flat files, does what every feed must. */
class FlatFileFeedContractTest extends RecordedFeedContract {
    @TempDir
    Path folder;

    private SyntheticDay day;
    private SessionSetup setup;

    @BeforeEach
    void write() throws Exception {
        day = new SyntheticDay(folder.resolve("market"), 5, 20_000);
        setup = SessionSetup.of(SyntheticDay.settings(folder, ""), SyntheticDay.DATE, SyntheticDay.SYMBOLS);
    }

    @Override
    protected MarketDataFeed feed() throws Exception {
        return new RecordedFeed(day.stream(setup, folder), RecordedFeed.FeedPace.UNLIMITED);
    }

    @Override
    protected List<Instrument> instruments() {
        return setup.settings().instruments();
    }
}
