package io.ringtape.scenario;

import io.ringtape.event.Event;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Drops, repeats, swaps and corrupts the causes of a scenario at random and runs the result. If the scenario continues
 * another, mutates only its own causes, so that the mutant reaches its point.
 */
public final class Mutations {
    private static final int MOST_AT_ONCE = 4;

    private final Scenario scenario;
    private final List<Quote> closingQuotes;

    /** Creates mutations of {@code scenario}. */
    public Mutations(Scenario scenario) {
        this.scenario = scenario;
        closingQuotes = lastQuotes(scenario);
    }

    /**
     * Runs the mutant with {@code seed}.
     *
     * @return the violations of safety; empty if there are none
     * @throws IllegalStateException when a stage failed
     */
    public List<String> breaches(long seed) {
        return ScenarioRun.breaches(scenario.with(mutant(new SplittableRandom(seed))), closingQuotes);
    }

    /** Returns the causes of a mutant. */
    List<Event> mutant(SplittableRandom random) {
        List<Event> causes = new ArrayList<>(scenario.script().causes());
        int first = 0;
        while (first < causes.size() && isKept(causes.get(first))) {
            first++;
        }
        int times = 1 + random.nextInt(MOST_AT_ONCE);
        for (int i = 0; i < times && causes.size() > first + 1; i++) {
            mutate(causes, place(causes, first, random), random);
        }
        return causes;
    }

    private boolean isKept(Event cause) {
        return cause instanceof MinuteBar || cause.receiveNs < scenario.script().ownFromNs();
    }

    /** Chooses where to mutate: a third each among causes other than market data, in the last quarter, and anywhere. */
    private static int place(List<Event> causes, int first, SplittableRandom random) {
        int end = causes.size() - 1;
        List<Integer> rare = IntStream.range(first, end)
                .filter(at -> !(causes.get(at) instanceof Quote || causes.get(at) instanceof Trade))
                .boxed()
                .toList();
        return switch (random.nextInt(3)) {
            case 0 -> rare.isEmpty() ? random.nextInt(first, end) : rare.get(random.nextInt(rare.size()));
            case 1 -> random.nextInt(end - 1 - (end - first - 1) / 4, end);
            default -> random.nextInt(first, end);
        };
    }

    private static void mutate(List<Event> causes, int at, SplittableRandom random) {
        switch (random.nextInt(5)) {
            case 0 -> causes.remove(at);
            case 1 -> causes.add(at, causes.get(at));
            case 2 -> causes.add(at, causes.remove(at + 1));
            default -> causes.set(at, new Corruption(random).of(causes.get(at)));
        }
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
