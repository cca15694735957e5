package io.ringtape.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.bench.process.ChildProcess;
import io.ringtape.bench.process.ChildResult;
import io.ringtape.bench.report.Findings;
import io.ringtape.bench.report.ResultTable;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.session.SessionRecipe;
import io.ringtape.bench.session.SessionStore;
import io.ringtape.bench.session.WorkFolder;
import io.ringtape.bench.session.Workload;
import io.ringtape.event.Event;
import io.ringtape.event.EventType;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.Setup;
import io.ringtape.replay.RunProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrowthTest {
    private static final SessionRecipe RECIPE = new SessionRecipe(11, 20_000);
    private static final Workload SMALL = new Workload(RECIPE.events(), 1, 1);

    @TempDir
    private static Path folder;

    private static WorkFolder work;
    private static SessionStore store;
    private static MeasuredSession session;

    @BeforeAll
    static void makeOnce() throws IOException {
        work = new WorkFolder(folder.resolve("work"));
        store = new SessionStore(work, RunProgress.NONE);
        session = store.session(RECIPE);
    }

    @AfterAll
    static void leave() throws IOException {
        work.close();
    }

    @Test
    void everyTopicGivesATableAndAPicture() throws IOException {
        Path pictures = folder.resolve("pictures");
        EnumSet<GrowthTopic> topics = EnumSet.of(GrowthTopic.RATE, GrowthTopic.SETUPS);
        Findings findings = new Findings(Optional.of("by hand"), table -> {});
        new Growth(store, work, SMALL, RunProgress.NONE).measure(topics, RECIPE, 100_000, pictures, findings);
        List<ResultTable> tables = findings.tables();
        assertThat(tables).allSatisfy(table -> assertThat(table.notes()).endsWith("by hand"));
        assertThat(tables).extracting(ResultTable::name).containsExactly("growth-rate", "growth-setups");
        for (ResultTable table : tables) {
            assertThat(pictures.resolve(table.name() + ".svg")).content().contains("<svg");
        }
        assertThat(tables.get(0).rows()).hasSize(8);
        assertThat(tables.get(1).rows()).hasSize(8);
    }

    @Test
    void theShortestTapeIsReplayedInAProcessOfItsOwn() throws IOException {
        ResultTable table = new LengthGrowth(store, work, RECIPE.seed(), RunProgress.NONE)
                .measure(100_000)
                .table();
        assertThat(table.rows()).hasSize(1);
        assertThat(table.rows().get(0).get(0)).isEqualTo("100,000");
        int restart = table.head().indexOf("cold restart s");
        assertThat(Double.parseDouble(table.rows().get(0).get(restart))).isPositive();
        assertThat(work.place(new SessionRecipe(RECIPE.seed(), 100_000).key())).exists();
    }

    @Test
    void theMarketIsDealtOutInTurn() {
        MemoryMarket whole = MemoryMarket.of(session);
        long first = 0;
        for (Event event = whole.next(); event != null; event = whole.next()) {
            first += event.instrument == 0 && !(event instanceof MinuteBar) ? 1 : 0;
        }
        MemoryMarket dealt = MemoryMarket.dealt(session, 3);
        long[] counts = new long[3];
        for (Event event = dealt.next(); event != null; event = dealt.next()) {
            counts[event.instrument]++;
        }
        assertThat(counts[0] + counts[1] + counts[2]).isLessThanOrEqualTo(first).isPositive();
        assertThat(counts[0] - counts[2]).isBetween(0L, 1L);
    }

    @Test
    void aMarketRunAgainComesToTheSessionsTransactions() throws IOException {
        MarketRun run = MarketRun.trading(session, session.setup().settings());
        assertThat(run.nsAnEvent(MemoryMarket.of(session))).isPositive();
        assertThat(run.journal().entries()).isEqualTo(session.manifest().entries());
        assertThat(run.journal().count(EventType.SESSION_END)).isEqualTo(1);
        assertThat(run.journal().bytes()).isGreaterThan(run.journal().greatest());
    }

    @Test
    void onlyTheSetupsThatAreWatchedMove() throws IOException {
        Set<Setup> all = EnumSet.allOf(Setup.class);
        assertThat(transitions(EnumSet.noneOf(Setup.class), all)).isZero();
        assertThat(transitions(EnumSet.of(Setup.VWAP_RECLAIM), all))
                .isPositive()
                .isLessThan(transitions(all, all));
    }

    private static long transitions(Set<Setup> watched, Set<Setup> allowed) throws IOException {
        MarketRun run =
                MarketRun.trading(session, SetupGrowth.with(session.setup().settings(), watched, allowed));
        run.nsAnEvent(MemoryMarket.of(session));
        return run.journal().count(EventType.SETUP_TRANSITION);
    }

    @Test
    void anEngineAloneTakesAMarketDealtOutToMany() throws IOException {
        MarketRun run =
                MarketRun.alone(session, SymbolTask.times(session.setup().settings(), 3));
        assertThat(run.nsAnEvent(MemoryMarket.dealt(session, 3))).isPositive();
        assertThat(run.journal().count(EventType.TRADE)).isPositive();
        assertThat(run.journal().count(EventType.FEATURE_SNAPSHOT)).isPositive();
    }

    @Test
    void instrumentsInPlentyAreAllLikeTheFirst() {
        var settings = SymbolTask.times(session.setup().settings(), 5);
        assertThat(settings.instruments()).hasSize(5);
        assertThat(settings.rules()).hasSize(5).containsOnly(settings.rules().get(0));
    }

    @Test
    void aProcessThatDiedFailsTheRunAndOneWithTooSmallAHeapDoesNot() {
        Findings findings = new Findings(Optional.empty(), table -> {});
        SymbolGrowth growth = new SymbolGrowth(session, findings, RunProgress.NONE);
        growth.take(10, 1 << 30, new ChildResult<>(ChildProcess.OUT_OF_MEMORY, Optional.empty()));
        assertThat(findings.failures()).isEmpty();
        growth.take(100, 1 << 30, new ChildResult<>(ChildProcess.WRONG_OUTPUT, Optional.empty()));
        growth.take(1_000, 1 << 30, new ChildResult<>(0, Optional.empty()));
        assertThat(findings.failures())
                .containsExactly(
                        "growth with the symbols: the process of 100 symbols came to a wrong output",
                        "growth with the symbols: the process of 1000 symbols gave no result");
    }
}
