package io.ringtape.paper;

import io.ringtape.event.CancelRequest;
import io.ringtape.event.Event;
import io.ringtape.event.EventDispatcher;
import io.ringtape.event.EventListener;
import io.ringtape.event.EventSink;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.Frame;
import io.ringtape.event.MarketStatus;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.Quote;
import io.ringtape.event.ReplaceRequest;
import io.ringtape.event.SessionEnd;
import io.ringtape.event.SessionStart;
import io.ringtape.event.Timer;
import io.ringtape.event.Trade;
import io.ringtape.order.BrokerConnection;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The simulated exchange as the broker of a live session. It is driven by journaled transactions alone, so the same
 * tape gives the same reports: it sees the market as the tape has it, and takes the requests that the tape has.
 *
 * <p>{@link #onTransaction} is the pipeline's router, and does what {@link #submit}, {@link #cancel} and
 * {@link #replace} do besides. The exchange's time is the SIP time of the market's events and, while the market is
 * silent, the time of timers less the feed delay. A report is published when that time has passed it, from a thread of
 * the broker's own, which also publishes the account: at the session's start, when nothing is held any more, and when
 * it is closed.
 */
public final class PaperBroker implements BrokerConnection {
    private static final long JOIN_WITHIN_MS = 10_000;

    private final SimulatedExchange exchange;
    private final ExchangeMarket market;
    private final SimulatedAccount account;
    private final long feedDelayNs;
    private final EventDispatcher transactions = new EventDispatcher(new Driver());
    private final LinkedBlockingQueue<Event> outbox = new LinkedBlockingQueue<>();
    private final AtomicLong backlog = new AtomicLong();
    private volatile long marketNs;
    private volatile boolean isClosed;
    private volatile Throwable failure;
    private Thread thread;

    /**
     * Creates a broker that is not open yet.
     *
     * @param account takes the exchange's fills; used by this broker alone
     * @param feedDelayNs how much later than at the exchange events are usually received
     */
    public PaperBroker(SimulatedExchange exchange, SimulatedAccount account, long feedDelayNs) {
        this.exchange = exchange;
        this.account = account;
        this.feedDelayNs = feedDelayNs;
        market = new ExchangeMarket(exchange);
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

    /** Returns the number of reports that are not published yet. Any thread. */
    public long backlog() {
        return backlog.get();
    }

    @Override
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public boolean isSettled() {
        return backlog() == 0;
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
        outbox.add(new SessionEnd());
        try {
            thread.join(JOIN_WITHIN_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            failure = new IllegalStateException(thread.getName() + " did not end");
        }
    }

    private void publishReports(EventSink sink) {
        try {
            Event next = outbox.take();
            while (!(next instanceof SessionEnd)) {
                publish(next, sink);
                backlog.decrementAndGet();
                next = outbox.take();
            }
            sink.publish(account.reportAt(marketNs));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable broken) { // nobody else sees what ends this thread
            failure = broken;
        }
    }

    private void publish(Event next, EventSink sink) {
        if (next instanceof ExecutionReport report) {
            sink.publish(report);
            account.onReport(report);
        }
        if (next instanceof SessionStart || account.isReportDue()) {
            sink.publish(account.reportAt(next.receiveNs));
        }
    }

    private void post(Event event) {
        if (!isClosed) {
            backlog.incrementAndGet();
            outbox.add(Event.copyOf(event));
        }
    }

    /** Does everything due at the exchange up to and including {@code untilNs}. */
    private void advance(long untilNs) {
        while (exchange.nextDueNs() <= untilNs) {
            ExecutionReport report = exchange.step();
            if (report != null) {
                post(report);
            }
        }
    }

    /** The callbacks of a transaction: first its cause, then the requests among its effects. */
    private final class Driver implements EventListener {
        @Override
        public void onSessionStart(SessionStart start) {
            marketNs = start.receiveNs;
            post(start);
        }

        @Override
        public void onMinuteBar(MinuteBar bar) {
            market.show(bar);
        }

        @Override
        public void onQuote(Quote quote) {
            onMarket(quote);
        }

        @Override
        public void onTrade(Trade trade) {
            onMarket(trade);
        }

        @Override
        public void onMarketStatus(MarketStatus status) {
            onMarket(status);
        }

        private void onMarket(Event event) {
            advance(ExchangeMarket.seenNs(event));
            market.show(event);
            marketNs = event.receiveNs;
        }

        @Override
        public void onTimer(Timer timer) {
            advance(timer.receiveNs - feedDelayNs);
            marketNs = timer.receiveNs;
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
