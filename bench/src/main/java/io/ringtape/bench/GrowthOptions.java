package io.ringtape.bench;

import io.ringtape.app.UsageProblems;
import io.ringtape.bench.growth.GrowthTopic;
import io.ringtape.bench.growth.LengthGrowth;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The options of the growth measurements. */
final class GrowthOptions {
    /** Events of the longest tape by default. */
    static final long LONGEST = 10_000_000;

    /** Every {@link GrowthTopic}, as a constant for the annotation; the test of the help compares. */
    private static final String ALL = "rate,symbols,setups,length";

    @Option(
            names = "--growth",
            arity = "0..1",
            fallbackValue = ALL,
            split = ",",
            paramLabel = "TOPIC",
            description =
                    "Measure how cost grows with ${FALLBACK-VALUE}, or with those of them that are named; --events"
                            + " is the longest tape (10m, at most 1g). The plots go beside the document of --write-docs.")
    private List<String> names;

    private final Set<GrowthTopic> topics = EnumSet.noneOf(GrowthTopic.class);

    /** The constants as the command line writes them. */
    static String names(Enum<?>... values) {
        return Stream.of(values)
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    boolean isWanted() {
        return names != null;
    }

    void requireSound(UsageProblems problems) {
        if (names == null) {
            return;
        }
        for (String name : names) {
            try {
                topics.add(GrowthTopic.valueOf(name.strip().toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                problems.add("--growth: '" + name + "' is no topic, wanted one of " + names(GrowthTopic.values()));
            }
        }
    }

    /** Checks {@code --events}, which with growth is the length of the longest tape. */
    void requireLongest(OptionalLong events, UsageProblems problems) {
        if (!isWanted() || events.isEmpty()) {
            return;
        }
        if (!topics.contains(GrowthTopic.LENGTH)) {
            problems.add("--events with --growth is the longest tape: wanted 'length' among the topics");
        } else if (events.getAsLong() < LengthGrowth.SHORTEST) {
            problems.add(String.format(
                    Locale.ROOT,
                    "--events: %,d events, wanted %,d or more, the shortest tape of --growth",
                    events.getAsLong(),
                    LengthGrowth.SHORTEST));
        }
    }

    /** The chosen topics. */
    Set<GrowthTopic> topics() {
        return topics;
    }

    /** The folder of the plots. */
    static Path pictures(Path documentOrNull, Path work) {
        return documentOrNull == null
                ? work.resolve("growth")
                : documentOrNull.toAbsolutePath().getParent();
    }
}
