package io.ringtape.paper;

import io.ringtape.event.CancelRequest;
import io.ringtape.event.Event;
import io.ringtape.event.EventDispatcher;
import io.ringtape.event.EventListener;
import io.ringtape.event.EventSink;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.Frame;
import io.ringtape.event.MarketStatus;
import io.ringtape.event.Missing;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.Quote;
import io.ringtape.event.ReplaceRequest;
import io.ringtape.event.Timer;
import io.ringtape.event.Trade;
import io.ringtape.market.PrintRules;
import io.ringtape.order.BrokerConnection;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The simulated exchange as the broker of a live session. It is driven by journaled transactions alone, so the same tape
 * gives the same reports: it sees the market as the tape has it, and takes the requests that the tape has.
 *
 * <p>{@link #onTransaction} is the pipeline's router, and does what {@link #submit}, {@link #cancel} and {@link #replace}
 * do besides. The exchange's time is the SIP time of the market's events and, while the market is silent, the time of
 * timers less the feed delay. A report is published when that time has passed it, from a thread of the broker's own.
 */
public final class PaperBroker implements BrokerConnection {
    private static final long JOIN_WITHIN_MS = 10_000;
    private static final ExecutionReport LAST = new ExecutionReport();

    private final SimulatedExchange exchange;
    private final PrintRules rules;
    private final long feedDelayNs;
    private final EventDispatcher transactions = new EventDispatcher(new Driver());
    private final LinkedBlockingQueue<ExecutionReport> reports = new LinkedBlockingQueue<>();
    private final AtomicLong backlog = new AtomicLong();
    private volatile boolean isClosed;
    private Thread thread;

    /**
     * A broker that is not open yet.
     *
     * @param rules fresh ones, which say what a print counts for
     * @param feedDelayNs how much later than at the exchange events are usually received
     */
    public PaperBroker(SimulatedExchange exchange, PrintRules rules, long feedDelayNs) {
        this.exchange = exchange;
        this.rules = rules;
        this.feedDelayNs = feedDelayNs;
    }

    @Override
    public synchronized void open(EventSink sink) {
        if (thread != null || isClosed) {
            throw new IllegalStateException("the broker was opened or closed before");
        }
        thread = new Thread(() -> publishReports(sink), "ringtape-paper");
        thread.setDaemon(true);
        thread.start();
    }

    /** Shows the exchange a transaction's market event, then takes the transaction's requests. */
    public void onTransaction(Frame frame) {
        transactions.dispatch(frame);
    }

    @Override
    public void submit(OrderRequest request) {
        if (!isClosed) {
            exchange.submit(request);
        }
    }

    @Override
    public void cancel(CancelRequest request) {
        if (!isClosed) {
            exchange.cancel(request);
        }
    }

    @Override
    public void replace(ReplaceRequest request) {
        if (!isClosed) {
            exchange.replace(request);
        }
    }

    /** How many reports were made and are not published yet. Any thread. */
    public long backlog() {
        return backlog.get();
    }

    @Override
    public synchronized void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        if (thread == null) {
            return;
        }
        reports.add(LAST);
        try {
            thread.join(JOIN_WITHIN_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void publishReports(EventSink sink) {
        try {
            for (ExecutionReport report = reports.take(); report != LAST; report = reports.take()) {
                sink.publish(report);
                backlog.decrementAndGet();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Does everything due at the exchange up to and including {@code untilNs}. */
    private void advance(long untilNs) {
        while (exchange.nextDueNs() <= untilNs) {
            ExecutionReport report = exchange.step();
            if (report != null && !isClosed) {
                backlog.incrementAndGet();
                reports.add(Event.copyOf(report));
            }
        }
    }

    private static long exchangeNs(long sipNs, Event event) {
        return Missing.isPresent(sipNs) ? Math.min(sipNs, event.receiveNs) : event.receiveNs;
    }

    /** The callbacks of a transaction: first its cause, then the requests among its effects. */
    private final class Driver implements EventListener {
        @Override
        public void onQuote(Quote quote) {
            advance(exchangeNs(quote.sipNs, quote));
            exchange.onQuote(quote);
        }

        @Override
        public void onTrade(Trade trade) {
            advance(exchangeNs(trade.sipNs, trade));
            exchange.onTrade(trade, rules.judge(trade));
        }

        @Override
        public void onMarketStatus(MarketStatus status) {
            advance(exchangeNs(status.sipNs, status));
            exchange.onStatus(status);
        }

        @Override
        public void onTimer(Timer timer) {
            advance(timer.dueNs - feedDelayNs);
        }

        @Override
        public void onOrderRequest(OrderRequest request) {
            submit(request);
        }

        @Override
        public void onCancelRequest(CancelRequest request) {
            cancel(request);
        }

        @Override
        public void onReplaceRequest(ReplaceRequest request) {
            replace(request);
        }
    }
}
