package io.ringtape.pipeline;

import io.ringtape.event.Event;
import io.ringtape.event.FeedState;
import io.ringtape.event.FeedStatus;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameWriter;
import io.ringtape.event.Missing;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.market.MarketDataSink;
import java.util.Arrays;
import java.util.Objects;
import org.agrona.concurrent.IdleStrategy;

/**
 * A feed's way onto the ring. While the ring has room, every event is published in order. When the ring is full, the
 * feed does not wait: it keeps only the newest quote of each instrument and records its trades as a gap.
 *
 * <p>What is kept is published as soon as there is room, before any later event of the feed. Instruments go in the
 * order of their newest kept event. For each instrument the gap comes first, as a {@link FeedStatus} with the number of
 * trades lost, their first and last SIP time and the receive time of the last; then the newest quote. After an
 * overflow, an instrument's gap is therefore known before any of its later events.
 *
 * <p>For one thread, which calls {@link #flush} when idle and {@link #drain} before the feed ends.
 */
public final class FeedPublisher implements MarketDataSink {
    private final Publisher publisher;
    private final IdleStrategy idle = Publisher.waiting();
    private final FrameWriter writer = new FrameWriter();
    private final FeedStatus gap = new FeedStatus();
    private final Frame[] quotes;
    private final long[] lost;
    private final long[] fromNs;
    private final long[] toNs;
    private final long[] receiveNs;
    private final int[] kept;
    private int keptCount;
    private long conflatedQuotes;
    private long lostTrades;

    FeedPublisher(Publisher publisher, String source, int instruments) {
        this.publisher = publisher;
        gap.state = FeedState.GAP;
        gap.source.set(source);
        quotes = new Frame[instruments];
        Arrays.setAll(quotes, instrument -> new Frame());
        lost = new long[instruments];
        fromNs = new long[instruments];
        toNs = new long[instruments];
        receiveNs = new long[instruments];
        kept = new int[instruments];
    }

    /**
     * Publishes the quote. If the ring is full, keeps it and drops an older one of its instrument.
     *
     * @return whether the quote is on the ring
     * @throws PipelineStoppedException when the pipeline takes no events
     */
    @Override
    public boolean publishQuote(Quote quote) {
        Objects.checkIndex(quote.instrument, quotes.length);
        if (flush() && publisher.tryPublish(quote)) {
            return true;
        }
        Frame newest = quotes[quote.instrument];
        if (newest.length() > 0) {
            conflatedQuotes++;
        }
        writer.write(newest, quote);
        keepLast(quote.instrument);
        return false;
    }

    /**
     * Publishes the trade. If the ring is full, adds it to its instrument's gap.
     *
     * @return whether the trade is on the ring; otherwise it is lost
     * @throws PipelineStoppedException when the pipeline takes no events
     */
    @Override
    public boolean publishTrade(Trade trade) {
        Objects.checkIndex(trade.instrument, quotes.length);
        if (flush() && publisher.tryPublish(trade)) {
            return true;
        }
        widenGap(trade);
        keepLast(trade.instrument);
        return false;
    }

    /**
     * Publishes the event after everything kept, waiting for room. For feed and market status, history, and recorded
     * data that must be complete. A live feed uses it only for rare events.
     *
     * @throws PipelineStoppedException when the pipeline takes no events
     */
    @Override
    public void publishWaiting(Event event) {
        drain();
        publisher.publish(event);
    }

    @Override
    public void publishYielding(Event event) {
        drain();
        publisher.publishYielding(event);
    }

    /**
     * Publishes what is kept, as far as there is room.
     *
     * @return whether everything kept was published
     * @throws PipelineStoppedException when the pipeline takes no events
     */
    @Override
    public boolean flush() {
        while (keptCount > 0) {
            if (!release(kept[0])) {
                return false;
            }
            keptCount--;
            System.arraycopy(kept, 1, kept, 0, keptCount);
        }
        return true;
    }

    /**
     * Publishes everything kept, waiting for room.
     *
     * @throws PipelineStoppedException when the pipeline takes no events
     */
    @Override
    public void drain() {
        while (!flush()) {
            idle.idle();
        }
        idle.reset();
    }

    /** Returns the quotes replaced by a newer one before they could be published. */
    public long conflatedQuotes() {
        return conflatedQuotes;
    }

    /** Returns the trades that could not be published. */
    public long lostTrades() {
        return lostTrades;
    }

    private boolean release(int instrument) {
        if (lost[instrument] > 0) {
            if (!publisher.tryPublish(gapOf(instrument))) {
                return false;
            }
            lost[instrument] = 0;
        }
        Frame quote = quotes[instrument];
        if (quote.length() > 0) {
            if (!publisher.tryPublish(quote)) {
                return false;
            }
            quote.length(0);
        }
        return true;
    }

    private FeedStatus gapOf(int instrument) {
        gap.instrument = instrument;
        gap.receiveNs = receiveNs[instrument];
        gap.fromNs = fromNs[instrument];
        gap.toNs = toNs[instrument];
        gap.lost = lost[instrument];
        return gap;
    }

    private void widenGap(Trade trade) {
        int instrument = trade.instrument;
        long atNs = Missing.isPresent(trade.sipNs) ? trade.sipNs : trade.receiveNs;
        boolean first = lost[instrument] == 0;
        fromNs[instrument] = first ? atNs : Math.min(fromNs[instrument], atNs);
        toNs[instrument] = first ? atNs : Math.max(toNs[instrument], atNs);
        receiveNs[instrument] = trade.receiveNs;
        lost[instrument]++;
        lostTrades++;
    }

    private void keepLast(int instrument) {
        int at = 0;
        while (at < keptCount && kept[at] != instrument) {
            at++;
        }
        if (at < keptCount) {
            System.arraycopy(kept, at + 1, kept, at, keptCount - at - 1);
            keptCount--;
        }
        kept[keptCount++] = instrument;
    }
}
