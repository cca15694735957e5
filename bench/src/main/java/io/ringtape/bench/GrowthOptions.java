package io.ringtape.bench;

import io.ringtape.app.UsageProblems;
import io.ringtape.bench.growth.Growth;
import io.ringtape.bench.growth.GrowthTopic;
import io.ringtape.bench.growth.LengthGrowth;
import io.ringtape.bench.report.Findings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options of the growth measurements. */
final class GrowthOptions {
    private static final long LONGEST = 10_000_000;

    @Option(
            names = "--growth",
            arity = "0..1",
            split = ",",
            paramLabel = "TOPIC",
            completionCandidates = Topics.class,
            description = "Measure how cost grows with ${COMPLETION-CANDIDATES}, or with those of them that are named;"
                    + " --events is the longest tape (10m, at most 1g). The plots go beside the document of"
                    + " --write-docs.")
    private List<String> names;

    private Set<GrowthTopic> topics = Set.of();

    static final class Topics extends EnumWords<GrowthTopic> {
        Topics() {
            super(GrowthTopic.class, "topic");
        }
    }

    /** Checks the options; {@code events} is the number of {@code --events}, here the length of the longest tape. */
    void requireSound(OptionalLong events, UsageProblems problems) {
        if (names == null) {
            return;
        }
        boolean isBare = names.equals(List.of(""));
        topics = isBare ? EnumSet.allOf(GrowthTopic.class) : new Topics().parse("--growth", names, problems);
        if (events.isPresent() && !topics.contains(GrowthTopic.LENGTH)) {
            problems.add("--events with --growth is the longest tape: wanted 'length' among the topics");
        } else if (events.isPresent() && events.getAsLong() < LengthGrowth.SHORTEST) {
            problems.add(String.format(
                    Locale.ROOT,
                    "--events: %,d events, wanted %,d or more, the shortest tape of --growth",
                    events.getAsLong(),
                    LengthGrowth.SHORTEST));
        }
    }

    /** Whether a session is held in memory. */
    boolean holdsSession() {
        return !topics.equals(EnumSet.of(GrowthTopic.LENGTH));
    }

    /** Measures the chosen topics with plots in {@code pictures}. */
    void measure(Growth growth, SessionOptions session, Path pictures, Findings findings) throws IOException {
        growth.measure(topics, session.usualRecipe(), session.events().orElse(LONGEST), pictures, findings);
    }
}
