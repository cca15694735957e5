package io.ringtape.contract;

import io.ringtape.market.Instrument;
import io.ringtape.market.MarketDataFeed;
import java.util.List;

/** A feed that loses its connection and fills the gap passes every case. */
class ScriptedFeedContractTest extends RecordedFeedContract {
    @Override
    protected MarketDataFeed feed() {
        return new ScriptedFeed(ScriptedFeed.session());
    }

    @Override
    protected List<Instrument> instruments() {
        return ScriptedFeed.INSTRUMENTS;
    }
}
