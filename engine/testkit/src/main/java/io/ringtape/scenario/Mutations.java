package io.ringtape.scenario;

import io.ringtape.event.Event;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What becomes of a scenario when its causes are dropped, repeated, swapped and corrupted at random. */
public final class Mutations {
    private static final int MOST_AT_ONCE = 4;

    private final Scenario scenario;
    private final List<Quote> closingQuotes;

    /** Mutations of that scenario. */
    public Mutations(Scenario scenario) {
        this.scenario = scenario;
        closingQuotes = lastQuotes(scenario);
    }

    /**
     * Plays the mutant of that seed.
     *
     * @return what was done that must never be; empty when all is well
     * @throws IllegalStateException when a stage failed
     */
    public List<String> breaches(long seed) {
        return ScenarioRun.breaches(scenario.with(mutant(new SplittableRandom(seed))), closingQuotes);
    }

    private List<Event> mutant(SplittableRandom random) {
        List<Event> causes = new ArrayList<>(scenario.causes());
        int first = 0;
        while (first < causes.size() && causes.get(first) instanceof MinuteBar) {
            first++;
        }
        int times = 1 + random.nextInt(MOST_AT_ONCE);
        for (int i = 0; i < times && causes.size() > first + 1; i++) {
            mutate(causes, first + random.nextInt(causes.size() - first - 1), random);
        }
        return causes;
    }

    private static void mutate(List<Event> causes, int at, SplittableRandom random) {
        switch (random.nextInt(5)) {
            case 0 -> causes.remove(at);
            case 1 -> causes.add(at, causes.get(at));
            case 2 -> causes.add(at, causes.remove(at + 1));
            default -> causes.set(at, new Corruption(random).of(causes.get(at)));
        }
    }

    /** The last quote of each instrument, for an orderly close. */
    private static List<Quote> lastQuotes(Scenario scenario) {
        Quote[] last = new Quote[scenario.symbols().size()];
        for (Event cause : scenario.causes()) {
            if (cause instanceof Quote quote && quote.bid < quote.ask) {
                last[quote.instrument] = quote;
            }
        }
        List<Quote> quotes = new ArrayList<>();
        for (Quote quote : last) {
            if (quote != null) {
                quotes.add((Quote) new Corruption(null).copy(quote));
            }
        }
        return quotes;
    }
}
