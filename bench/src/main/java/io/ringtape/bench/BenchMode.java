package io.ringtape.bench;

import io.ringtape.app.UsageProblems;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the command does, chosen by an option, and the other options that have a meaning with it. */
enum BenchMode {
    MEASURE("", "--quick --events --seed --rounds --only --json --write-docs"),
    GATE("--gate", "--record --budgets --rounds"),
    GROWTH("--growth", "--quick --events --seed --rounds --write-docs"),
    ENDURANCE("--endurance", "--events --seed --write-docs"),
    PROFILE("--profile", "--quick --events --seed --write-docs"),
    FEED("--feed", "--rate --seconds --quick --events --seed --write-docs"),
    JMH("--jmh", "--write-docs");

    private static final String DOCUMENT = "--write-docs";
    private static final List<String> PARTIAL = List.of("--quick", "--only");

    private final String option;

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<String> taken;

    BenchMode(String option, String taken) {
        this.option = option;
        this.taken = Set.of(taken.split(" "));
    }

    /** Returns the mode that the options {@code given} choose. Adds a problem for each that does not fit the others. */
    static BenchMode of(Collection<String> given, UsageProblems problems) {
        List<BenchMode> chosen =
                Stream.of(values()).filter(mode -> given.contains(mode.option)).toList();
        BenchMode first = chosen.isEmpty() ? MEASURE : chosen.get(0);
        for (int i = 1; i < chosen.size(); i++) {
            problems.add(first.option + " and " + chosen.get(i).option + ": wanted one of them");
        }
        for (BenchMode mode : chosen.isEmpty() ? List.of(first) : chosen) {
            given.stream()
                    .filter(mode::refuses)
                    .forEach(each -> problems.add(each + " has no meaning "
                            + (mode == MEASURE ? "without " + optionsThatTake(each) : "with " + mode.option)));
        }
        if (given.contains(DOCUMENT)) {
            PARTIAL.stream()
                    .filter(given::contains)
                    .forEach(each -> problems.add(
                            each + " with " + DOCUMENT + ": a document takes the tables of a whole run alone"));
        }
        return first;
    }

    /** Whether another mode takes the option {@code given}, and this one does not. */
    private boolean refuses(String given) {
        return !taken.contains(given) && Stream.of(values()).anyMatch(mode -> mode.taken.contains(given));
    }

    private static String optionsThatTake(String given) {
        return Stream.of(values())
                .filter(mode -> mode.taken.contains(given))
                .map(mode -> mode.option)
                .collect(Collectors.joining(" or "));
    }
}
