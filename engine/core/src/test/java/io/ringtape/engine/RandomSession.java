package io.ringtape.engine;

import static io.ringtape.event.Nanos.MINUTE_NS;
import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.event.Event;
import io.ringtape.event.Micros;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Prints, and perhaps quotes, of both instruments in the order of their SIP times, from 09:25 to the close. */
final class RandomSession {
    final List<Event> events = new ArrayList<>();

    private final Random random;
    private final boolean quoted;
    private final long[] cents = new long[2];
    private final long[] sequences = new long[2];

    RandomSession(Random random, boolean quoted) {
        this.random = random;
        this.quoted = quoted;
        long sipNs = DrivenEngine.SESSION.openNs() - 5 * MINUTE_NS;
        while (true) {
            sipNs += pause();
            if (sipNs > DrivenEngine.SESSION.closeNs() - 10 * SECOND_NS) {
                break;
            }
            add(sipNs);
            while (random.nextInt(5) == 0) {
                add(sipNs);
            }
        }
    }

    /** Returns the SIP time of a print or quote. */
    static long sipNs(Event event) {
        return event instanceof Trade trade ? trade.sipNs : ((Quote) event).sipNs;
    }

    /** Returns a time to the next event that leaves some minutes empty, in whole milliseconds. */
    private long pause() {
        int kind = random.nextInt(500);
        long span = kind == 0 ? 8 * MINUTE_NS : kind < 20 ? 20 * SECOND_NS : 2 * SECOND_NS;
        return (1 + (long) (random.nextDouble() * span / 1e6)) * 1_000_000;
    }

    private void add(long sipNs) {
        int instrument = random.nextInt(2);
        cents[instrument] += random.nextInt(7) - 3;
        long price = 500 * Micros.ONE + cents[instrument] * 10_000;
        events.add(
                quoted && random.nextInt(3) == 0
                        ? DrivenEngine.quote(instrument, sipNs, price)
                        : print(instrument, sipNs, price));
    }

    private Trade print(int instrument, long sipNs, long price) {
        Trade trade = new Trade();
        trade.instrument = instrument;
        trade.sipNs = sipNs;
        trade.price = price;
        trade.size = (1 + random.nextInt(300)) * Micros.ONE;
        trade.exchange = 11;
        sequences[instrument] += 1 + random.nextInt(3);
        trade.sipSequence = sequences[instrument];
        if (random.nextInt(20) == 0) {
            trade.conditions.add(9_999);
        }
        return trade;
    }
}
