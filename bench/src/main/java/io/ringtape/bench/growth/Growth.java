package io.ringtape.bench.growth;

import io.ringtape.bench.report.Findings;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.session.RunContext;
import io.ringtape.bench.session.SessionRecipe;
import io.ringtape.bench.session.SessionStore;
import io.ringtape.bench.session.WorkFolder;
import io.ringtape.bench.session.Workload;
import io.ringtape.replay.RunProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/** Measures how cost grows with rate, symbols, setups and length of tape. Gives tables and plots. */
public final class Growth {
    private final SessionStore store;
    private final WorkFolder work;
    private final Workload workload;
    private final RunProgress progress;

    public Growth(SessionStore store, WorkFolder work, Workload workload, RunProgress progress) {
        this.store = store;
        this.work = work;
        this.workload = workload;
        this.progress = progress;
    }

    /**
     * Measures {@code topics}. Shows each table when it is complete.
     *
     * @param recipe of the session for all topics but the length
     * @param longest approximate number of events of the longest tape
     * @param pictures folder of the plots, {@code growth-TOPIC.svg}
     */
    public void measure(Set<GrowthTopic> topics, SessionRecipe recipe, long longest, Path pictures, Findings findings)
            throws IOException {
        boolean isLengthAlone = topics.equals(EnumSet.of(GrowthTopic.LENGTH));
        MeasuredSession session = isLengthAlone ? null : store.session(recipe);
        for (GrowthTopic topic : topics) {
            GrowthResult grown =
                    switch (topic) {
                        case RATE -> RateGrowth.measure(new RunContext(session, work, workload), progress);
                        case SYMBOLS -> new SymbolGrowth(session, findings, progress).measure();
                        case SETUPS -> new SetupGrowth(session, workload.rounds(), progress).measure();
                        case LENGTH -> new LengthGrowth(store, work, recipe.seed(), progress).measure(longest);
                    };
            findings.add(grown.table());
            if (grown.plot().isPresent()) {
                grown.plot().get().write(pictures, grown.table().name());
            }
        }
    }
}
