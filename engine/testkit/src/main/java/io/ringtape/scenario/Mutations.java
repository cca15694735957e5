package io.ringtape.scenario;

import io.ringtape.event.Event;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.Quote;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Mutates the causes of a scenario at random and runs the result. Most mutations are made at causes on which the
 * scenario decides something, or just before them. If the scenario continues another, mutates only its own causes, so
 * that the mutant reaches its point.
 */
final class Mutations {
    private static final int MOST_PLACES = 4;

    /** How many causes end with one on which something is decided and may be the place of a mutation. */
    private static final int PLACES_TO_A_DECISION = 4;

    private final Scenario scenario;
    private final List<Quote> closingQuotes;
    private final int first;
    private final List<Integer> deciding;
    private final List<String> decisions;

    /**
     * What became of a mutant.
     *
     * @param breaches the violations of safety; empty if there are none
     * @param decidesOtherwise whether it makes a decision more, a decision less or another decision than the scenario;
     *     the same ones at other times or prices do not count
     */
    record Outcome(List<String> breaches, boolean decidesOtherwise) {}

    /** Creates mutations of {@code scenario}. */
    Mutations(Scenario scenario) {
        this.scenario = scenario;
        closingQuotes = lastQuotes(scenario);
        List<Event> causes = scenario.script().causes();
        int kept = 0;
        while (kept < causes.size() && isKept(causes.get(kept))) {
            kept++;
        }
        first = kept;
        ScenarioRun run = ScenarioRun.toTheClose(scenario, closingQuotes);
        decisions = ScenarioDecisions.kinds(run.recorded());
        deciding = run.decidingCauses().stream()
                .filter(at -> at >= first && at < causes.size())
                .toList();
    }

    private boolean isKept(Event cause) {
        return cause instanceof MinuteBar || cause.receiveNs < scenario.script().ownFromNs();
    }

    /**
     * Runs the mutant of {@code kind} with {@code seed}.
     *
     * @throws IllegalStateException when a stage failed
     */
    Outcome run(Mutation kind, long seed) {
        List<Event> causes = mutant(kind, new SplittableRandom(seed));
        ScenarioRun run = ScenarioRun.toTheClose(scenario.with(causes), closingQuotes);
        return new Outcome(
                run.breaches(), !ScenarioDecisions.kinds(run.recorded()).equals(decisions));
    }

    /** Returns the causes of a mutant. */
    List<Event> mutant(Mutation kind, SplittableRandom random) {
        List<Event> causes = new ArrayList<>(scenario.script().causes());
        List<Integer> places = new ArrayList<>();
        for (int i = random.nextInt(MOST_PLACES); i >= 0 && first < causes.size(); i--) {
            places.add(place(causes.size(), random));
        }
        // From the end on, so that no mutation moves the place of another.
        places.sort(Comparator.reverseOrder());
        for (int place : places) {
            if (first < causes.size()) {
                kind.apply(causes, first, Math.min(place, causes.size() - 1), random);
            }
        }
        return causes;
    }

    /** Chooses where to mutate: anywhere once in four, otherwise at a cause that decided something or just before it. */
    private int place(int end, SplittableRandom random) {
        if (deciding.isEmpty() || random.nextInt(4) == 0) {
            return random.nextInt(first, end);
        }
        return Math.max(first, deciding.get(random.nextInt(deciding.size())) - random.nextInt(PLACES_TO_A_DECISION));
    }

    /** Returns the last quote of each instrument, for an orderly close. */
    private static List<Quote> lastQuotes(Scenario scenario) {
        Quote[] last = new Quote[scenario.session().symbols().size()];
        for (Event cause : scenario.script().causes()) {
            if (cause instanceof Quote quote && quote.bid < quote.ask) {
                last[quote.instrument] = quote;
            }
        }
        List<Quote> quotes = new ArrayList<>();
        for (Quote quote : last) {
            if (quote != null) {
                quotes.add(Event.copyOf(quote));
            }
        }
        return quotes;
    }
}
