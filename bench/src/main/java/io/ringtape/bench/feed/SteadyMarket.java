package io.ringtape.bench.feed;

import static io.ringtape.event.Nanos.MILLI_NS;
import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.event.Event;
import io.ringtape.event.Micros;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.market.Instrument;
import io.ringtape.market.MarketDataStream;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Quotes and prints at an even rate, nine quotes to a print. Events come in groups of one SIP time, a whole millisecond,
 * because the stream tells no finer one: so the lag of an event is exact.
 */
final class SteadyMarket implements MarketDataStream {
    private static final int QUOTES_A_PRINT = 9;
    private static final int EXCHANGE = 11;
    private static final int TAPE = 2;
    private static final long SPREAD = 10_000;
    private static final long START_PRICE = 600 * Micros.ONE;
    private static final long SEED = 7;

    private final List<Instrument> instruments;
    private final long startNs;
    private final long perSecond;
    private final int group;
    private final long count;
    private final long[] bids;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Trade trade = new Trade();
    private final Quote quote = new Quote();
    private long next;

    /**
     * Creates a market that is silent before its first event.
     *
     * @param startNs SIP time of the first event, a whole millisecond
     * @param perSecond events a second
     * @param seconds that it lasts
     * @param group events of one SIP time
     */
    SteadyMarket(List<Instrument> instruments, long startNs, long perSecond, int seconds, int group) {
        this.instruments = instruments;
        this.startNs = startNs;
        this.perSecond = perSecond;
        this.group = group;
        count = perSecond * seconds;
        bids = new long[instruments.size()];
        Arrays.fill(bids, START_PRICE);
    }

    /** Returns the events from {@code fromNs} on that were taken so far. */
    long takenFrom(long fromNs) {
        return Math.max(0, next - firstFrom(fromNs));
    }

    /** Returns the number of events from {@code fromNs} to the end. */
    long countFrom(long fromNs) {
        return count - firstFrom(fromNs);
    }

    private long firstFrom(long fromNs) {
        long from = 0;
        long to = count;
        while (from < to) {
            long middle = (from + to) / 2;
            if (timeNs(middle) < fromNs) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private long timeNs(long index) {
        long groups = index / group;
        return startNs + groups * group * (SECOND_NS / MILLI_NS) / perSecond * MILLI_NS;
    }

    @Override
    public Event next() {
        if (next == count) {
            return null;
        }
        long timeNs = timeNs(next);
        int place = (int) (next % instruments.size());
        bids[place] += (random.nextInt(3) - 1) * SPREAD;
        next++;
        boolean isPrint = next / instruments.size() % (QUOTES_A_PRINT + 1) == 0;
        return isPrint ? print(place, timeNs) : quote(place, timeNs);
    }

    private Trade print(int place, long timeNs) {
        trade.instrument = instruments.get(place).id();
        trade.price = random.nextBoolean() ? bids[place] : bids[place] + SPREAD;
        trade.size = (1 + random.nextInt(300)) * Micros.ONE;
        trade.sipNs = timeNs;
        trade.exchangeNs = timeNs;
        trade.sipSequence = next;
        trade.exchange = EXCHANGE;
        trade.tape = TAPE;
        trade.id.set(Long.toString(next));
        return trade;
    }

    private Quote quote(int place, long timeNs) {
        quote.instrument = instruments.get(place).id();
        quote.bid = bids[place];
        quote.ask = bids[place] + SPREAD;
        quote.bidSize = (1 + random.nextInt(9)) * 100L * Micros.ONE;
        quote.askSize = (1 + random.nextInt(9)) * 100L * Micros.ONE;
        quote.bidExchange = EXCHANGE;
        quote.askExchange = EXCHANGE;
        quote.sipNs = timeNs;
        quote.exchangeNs = timeNs;
        quote.sipSequence = next;
        quote.tape = TAPE;
        return quote;
    }

    @Override
    public void close() {}
}
