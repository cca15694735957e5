package io.ringtape.bench.growth;

import io.ringtape.bench.report.Findings;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.session.SessionRecipe;
import io.ringtape.bench.session.SessionStore;
import io.ringtape.bench.session.WorkFolder;
import io.ringtape.bench.session.Workload;
import io.ringtape.replay.RunProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/** Measures how cost grows with rate, symbols, setups and length of tape, as tables and plots. */
public final class Growth {
    private final SessionStore store;
    private final WorkFolder work;
    private final Workload scale;
    private final RunProgress progress;

    public Growth(SessionStore store, WorkFolder work, Workload scale, RunProgress progress) {
        this.store = store;
        this.work = work;
        this.scale = scale;
        this.progress = progress;
    }

    /**
     * Measures those topics. Each table is shown as soon as it is complete.
     *
     * @param recipe of the session for all topics but the length
     * @param longest events of the longest tape, approximately
     * @param pictures folder of the plots, {@code growth-TOPIC.svg}
     */
    public void measure(Set<GrowthTopic> topics, SessionRecipe recipe, long longest, Path pictures, Findings findings)
            throws IOException {
        boolean isLengthAlone = topics.equals(EnumSet.of(GrowthTopic.LENGTH));
        MeasuredSession session = isLengthAlone ? null : store.session(recipe);
        for (GrowthTopic topic : topics) {
            GrowthResult grown =
                    switch (topic) {
                        case RATE -> new RateGrowth(session, work, scale.latencyRounds(), progress).measure();
                        case SYMBOLS -> new SymbolGrowth(session, findings, progress).measure();
                        case SETUPS -> new SetupGrowth(session, scale.rounds(), progress).measure();
                        case LENGTH -> new LengthGrowth(store, work, recipe.seed(), progress).measure(longest);
                    };
            findings.add(grown.table());
            if (grown.plot().isPresent()) {
                grown.plot().get().write(pictures, grown.table().name());
            }
        }
    }
}
