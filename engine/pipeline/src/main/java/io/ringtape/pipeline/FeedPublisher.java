package io.ringtape.pipeline;

import io.ringtape.event.Event;
import io.ringtape.event.FeedState;
import io.ringtape.event.FeedStatus;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameWriter;
import io.ringtape.event.Missing;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import java.util.Arrays;
import java.util.Objects;
import org.agrona.concurrent.IdleStrategy;

/**
 * A feed's way onto the ring. While the ring has room, every event goes onto it in the order it came. While it is full
 * the feed does not wait: of the quotes of an instrument only the newest is kept, and its trades become a gap.
 *
 * <p>What is kept goes onto the ring as soon as there is room and before any later event of the feed: instruments in the
 * order of the newest event kept of each; for an instrument first the gap, as a {@link FeedStatus} with the number of
 * trades lost, their first and last SIP time and the receive time of the last, then the newest quote. So after an
 * overflow an instrument's gap is known before anything else of it is seen.
 *
 * <p>One thread, which calls {@link #flush} when it has nothing else to do, and {@link #drain} before the feed ends.
 */
public final class FeedPublisher {
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
     * Publishes the quote, or keeps it in place of an older one when the ring is full.
     *
     * @return whether it is on the ring
     * @throws PipelineStoppedException when the pipeline takes no events
     */
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
     * Publishes the trade, or adds it to its instrument's gap when the ring is full.
     *
     * @return whether it is on the ring; else it is lost
     * @throws PipelineStoppedException when the pipeline takes no events
     */
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
     * Publishes the event after all that is kept, waiting for room: the status of feed and market, history, and recorded
     * data of which nothing may be lost. A live feed uses it for what is rare.
     *
     * @throws PipelineStoppedException when the pipeline takes no events
     */
    public void publishWaiting(Event event) {
        drain();
        publisher.publish(event);
    }

    /**
     * Publishes what is kept, as far as there is room.
     *
     * @return whether nothing is kept any more
     * @throws PipelineStoppedException when the pipeline takes no events
     */
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
     * Publishes what is kept, waiting for room.
     *
     * @throws PipelineStoppedException when the pipeline takes no events
     */
    public void drain() {
        while (!flush()) {
            idle.idle();
        }
        idle.reset();
    }

    /** Quotes that a newer one replaced before they got onto the ring. */
    public long conflatedQuotes() {
        return conflatedQuotes;
    }

    /** Trades that did not get onto the ring. */
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
