package io.ringtape.replay;

import static io.ringtape.event.Nanos.MILLI_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.config.Configuration;
import io.ringtape.event.Event;
import io.ringtape.event.MarketState;
import io.ringtape.event.MarketStatus;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.PositionChange;
import io.ringtape.event.SetupTransition;
import io.ringtape.event.TransitionReason;
import io.ringtape.synth.SyntheticSummary;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pause of a synthetic session, from its flat files to the setups. */
class HaltedSessionTest {
    @TempDir
    Path folder;

    @Test
    void disablesTheSetupsFromThePauseToTheResumption() throws Exception {
        SyntheticDay day = new SyntheticDay(folder.resolve("market"), 3, 40_000);
        Configuration settings = SyntheticDay.settings(folder, "");
        Path tape = folder.resolve("tape");
        Backtest.run(day.request(settings, tape), RunProgress.NONE);

        SyntheticSummary.Halt halt = day.market.halts().get(0);
        int instrument = SyntheticDay.SYMBOLS.indexOf(halt.symbol());
        List<MarketStatus> told = SyntheticDay.events(tape, MarketStatus.class);
        assertThat(told).extracting(status -> status.state).containsExactly(MarketState.PAUSED, MarketState.RESUMED);
        assertThat(told).extracting(status -> status.instrument).containsOnly(instrument);
        assertThat(told.get(0).sipNs).isBetween(halt.startNs(), halt.startNs() + MILLI_NS);
        assertThat(told.get(1).sipNs).isBetween(halt.endNs(), halt.endNs() + MILLI_NS);

        List<SetupTransition> transitions = SyntheticDay.events(tape, SetupTransition.class);
        assertThat(timesOf(transitions, instrument, TransitionReason.HALTED))
                .isNotEmpty()
                .containsOnly(told.get(0).timeNs);
        assertThat(timesOf(transitions, instrument, TransitionReason.RESUMED))
                .isNotEmpty()
                .containsOnly(told.get(1).timeNs);
        assertThat(timesOf(transitions, 1 - instrument, TransitionReason.HALTED))
                .isEmpty();
        assertThat(Replay.verify(tape, RunProgress.NONE).difference()).isEmpty();
    }

    @Test
    void theMarketWideCircuitBreakerStopsEverythingThatAPauseStops() throws Exception {
        SyntheticDay day = new SyntheticDay(folder.resolve("market"), 3, 40_000);
        Configuration settings = SyntheticDay.settings(folder, "");
        Backtest.Request pause = day.request(settings, folder.resolve("pause"));
        Path broken = FlatFileEdits.rewrite(
                day.market.files().quotes(), folder.resolve("breaker.csv"), row -> row.replace(",43,", ",36,"));
        Backtest.Request breaker = new Backtest.Request(
                pause.setup(),
                new Backtest.MarketFiles(
                        pause.market().trades(), List.of(broken), pause.market().bars(), true),
                folder.resolve("breaker"));
        Backtest.run(pause, RunProgress.NONE);
        Backtest.run(breaker, RunProgress.NONE);
        for (Class<? extends Event> decided :
                List.of(MarketStatus.class, SetupTransition.class, OrderRequest.class, PositionChange.class)) {
            assertThat(SyntheticDay.events(breaker.tape(), decided))
                    .as(decided.getSimpleName())
                    .isNotEmpty()
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("sequence")
                    .isEqualTo(SyntheticDay.events(pause.tape(), decided));
        }
    }

    private static List<Long> timesOf(List<SetupTransition> transitions, int instrument, TransitionReason reason) {
        return transitions.stream()
                .filter(each -> each.instrument == instrument && each.reason == reason)
                .map(each -> each.timeNs)
                .toList();
    }
}
