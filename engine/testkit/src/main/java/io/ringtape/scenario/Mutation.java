package io.ringtape.scenario;

import io.ringtape.event.Event;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** What a mutation does to the causes up to a place. */
enum Mutation {
    /** Some causes in a row are lost. */
    DROPPED {
        @Override
        void apply(List<Event> causes, int first, int place, SplittableRandom random) {
            causes.subList(from(first, place, random), place + 1).clear();
        }
    },
    /** Some causes in a row come once more, at once or later. */
    REPEATED {
        @Override
        void apply(List<Event> causes, int first, int place, SplittableRandom random) {
            List<Event> again = new ArrayList<>(causes.subList(from(first, place, random), place + 1));
            causes.addAll(Math.min(causes.size(), place + 1 + random.nextInt(LONGEST)), again);
        }
    },
    /** Some causes in a row come later than those that follow them. */
    SWAPPED {
        @Override
        void apply(List<Event> causes, int first, int place, SplittableRandom random) {
            int from = from(first, place, random);
            int end = Math.min(causes.size(), place + 1 + random.nextInt(1, MOST_IN_A_ROW));
            Collections.rotate(causes.subList(from, end), end - place - 1);
        }
    },
    /** In each of some causes in a row, one field holds what a damaged line could produce. */
    CORRUPTED {
        @Override
        void apply(List<Event> causes, int first, int place, SplittableRandom random) {
            for (int i = from(first, place, random); i <= place; i++) {
                causes.set(i, new Corruption(random).of(causes.get(i)));
            }
        }
    },
    /** The market of an instrument stands a little higher or lower for a while. */
    MOVED {
        @Override
        void apply(List<Event> causes, int first, int place, SplittableRandom random) {
            long move = random.nextLong(2, MOST_TICKS) * TICK * (random.nextBoolean() ? 1 : -1);
            int from = from(first, place, random);
            int end = Math.min(causes.size(), place + 1 + random.nextInt(LONGEST));
            int instrument = causes.get(place).instrument;
            for (int i = from; i < end; i++) {
                causes.set(i, moved(causes.get(i), instrument, move));
            }
        }
    };

    private static final int MOST_IN_A_ROW = 16;
    private static final int LONGEST = 60;
    private static final int MOST_TICKS = 200;
    private static final long TICK = 10_000;

    /** Applies this to {@code causes} at {@code place}; causes before {@code first} stay as they are. */
    abstract void apply(List<Event> causes, int first, int place, SplittableRandom random);

    private static int from(int first, int place, SplittableRandom random) {
        return Math.max(first, place - random.nextInt(MOST_IN_A_ROW));
    }

    private static Event moved(Event cause, int instrument, long by) {
        if (cause instanceof Quote quote && quote.instrument == instrument) {
            Quote moved = Event.copyOf(quote);
            moved.bid += by;
            moved.ask += by;
            return moved;
        }
        if (cause instanceof Trade trade && trade.instrument == instrument) {
            Trade moved = Event.copyOf(trade);
            moved.price += by;
            return moved;
        }
        return cause;
    }
}
