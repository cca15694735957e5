package io.ringtape.bench.growth;

import io.ringtape.engine.EngineSettings;
import io.ringtape.market.Instrument;
import io.ringtape.setup.InstrumentRules;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Engine settings with other instruments. */
final class InstrumentCounts {
    private InstrumentCounts() {}

    /** The same settings with other instruments, traded by those rules. */
    static EngineSettings with(EngineSettings settings, List<Instrument> instruments, List<InstrumentRules> rules) {
        return settings.with(new EngineSettings.Traded(instruments, rules));
    }

    /** The same settings with {@code count} instruments like the first. */
    static EngineSettings times(EngineSettings settings, int count) {
        Instrument first = settings.instruments().get(0);
        List<Instrument> instruments = IntStream.range(0, count)
                .mapToObj(
                        id -> new Instrument(id, "S" + id, first.tickSize(), first.roundLot(), first.quoteSizeInLots()))
                .toList();
        return with(
                settings,
                instruments,
                Collections.nCopies(count, settings.rules().get(0)));
    }
}
