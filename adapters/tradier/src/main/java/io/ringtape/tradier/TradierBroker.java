package io.ringtape.tradier;

import static io.ringtape.event.Nanos.MILLI_NS;
import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.event.CancelRequest;
import io.ringtape.event.Event;
import io.ringtape.event.EventSink;
import io.ringtape.event.OrderKind;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.ReplaceRequest;
import io.ringtape.order.BrokerConnection;
import io.ringtape.tradier.api.ApiAnswer;
import io.ringtape.tradier.api.ApiCall;
import io.ringtape.tradier.api.RateClass;
import io.ringtape.tradier.api.TradierToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Tradier as the broker of a live session. Requests are copied into a queue, and the caller goes on at once; one thread
 * takes them, the broker's answers and the hints of the account stream, drives {@link OrderGateway} with them, and
 * publishes all reports. Answers come late or never without holding up anything but themselves.
 */
public final class TradierBroker implements BrokerConnection {
    /** Requests that may wait; an entry beyond that is answered REJECTED, exits and cancels are always taken. */
    static final int CAPACITY = 4_096;

    private static final long LONGEST_WAIT_NS = 100 * MILLI_NS;
    private static final long CLOSE_WITHIN_NS = 10 * SECOND_NS;

    private final BrokerTerms terms;
    private final TradierToken token;
    private final LongSupplier clock;
    private final LinkedBlockingQueue<StreamLink.ThreadWork> work = new LinkedBlockingQueue<>();
    private final AtomicInteger waitingRequests = new AtomicInteger();
    private final Map<Long, Pending> pending = new HashMap<>();
    private final List<Adopted> adopted = new ArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean isClosed;
    private volatile Throwable failure;
    private volatile boolean isIdle;
    private volatile boolean isAtRest;
    private volatile boolean isFlat;
    private volatile long lists;
    private boolean isOpened;
    private Thread thread;
    private OrderGateway gateway;
    private HeldSink held;
    private HttpCaller http;
    private StreamLink stream;

    /** A call under way, and when it counts as unanswered. */
    private record Pending(HttpCaller.UnderWay call, long deadlineNs) {}

    private record Adopted(OrderRequest request, AdoptedFills fills) {}

    /**
     * Creates a broker that is not open yet, by the wall clock.
     */
    public TradierBroker(BrokerTerms terms, TradierToken token) {
        this(terms, token, wallClock());
    }

    /**
     * Creates a broker that is not open yet.
     *
     * @param clock epoch nanoseconds, never going back
     */
    public TradierBroker(BrokerTerms terms, TradierToken token, LongSupplier clock) {
        this.terms = terms;
        this.token = token;
        this.clock = clock;
    }

    /** Returns the wall clock as it was at first, moved on by a clock that never goes back. */
    static LongSupplier wallClock() {
        long startNs = System.currentTimeMillis() * MILLI_NS - System.nanoTime();
        return () -> startNs + System.nanoTime();
    }

    /**
     * Takes an order that an earlier process of this run sent: it is asked for, and never sent. Before {@link #open}.
     */
    public synchronized void adopt(OrderRequest request, AdoptedFills fills) {
        adopted.add(new Adopted(Event.copyOf(request), fills));
    }

    @Override
    public synchronized void open(EventSink sink) throws IOException {
        if (isOpened || isClosed) {
            throw new IllegalStateException("the broker was opened or closed before");
        }
        isOpened = true;
        http = new HttpCaller(terms.settings(), token);
        boolean began = false;
        try {
            begin(sink);
            began = true;
        } finally {
            if (!began) {
                isClosed = true;
                http.close();
            }
        }
        thread = new Thread(this::run, "ringtape-tradier");
        thread.setDaemon(true);
        thread.start();
    }

    private void begin(EventSink sink) throws IOException {
        OrderGateway.Start start;
        try {
            start = new StartCheck(terms, new AwaitedCalls(http, terms.settings()), clock, token::quote).ask();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the broker was asked", interrupted);
        }
        held = new HeldSink(sink);
        OrderGateway created = new OrderGateway(terms, held, token::quote);
        long nowNs = clock.getAsLong();
        adopted.forEach(each -> created.adopt(each.request(), each.fills(), nowNs));
        String refusal = created.begin(start, nowNs);
        if (!refusal.isEmpty()) {
            throw new BrokerRefusedException(refusal);
        }
        gateway = created;
        stream = new StreamLink(gateway, terms.settings(), work::add, token::quote);
    }

    /** Takes an order; one that comes while the broker is being closed is answered REJECTED. */
    @Override
    public void submit(OrderRequest request) {
        OrderRequest copy = Event.copyOf(request);
        boolean isFull = copy.kind != OrderKind.EXIT && waitingRequests.get() >= CAPACITY;
        request(nowNs -> {
            if (isFull) {
                gateway.refuse(copy, "too many orders wait", nowNs);
            } else {
                gateway.submit(copy, nowNs);
            }
        });
    }

    @Override
    public void cancel(CancelRequest request) {
        CancelRequest copy = Event.copyOf(request);
        request(nowNs -> gateway.cancel(copy, nowNs));
    }

    @Override
    public void replace(ReplaceRequest request) {
        ReplaceRequest copy = Event.copyOf(request);
        request(nowNs -> gateway.replace(copy, nowNs));
    }

    /** Queues a request of the engine, and returns at once. */
    private void request(StreamLink.ThreadWork next) {
        waitingRequests.incrementAndGet();
        work.add(nowNs -> {
            isIdle = false;
            isAtRest = false;
            waitingRequests.decrementAndGet();
            next.run(nowNs);
        });
    }

    private void run() {
        try {
            held.release();
            while (!isClosed) {
                turn();
            }
            finish();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (Throwable broken) { // nobody else sees what ends this thread
            failure = broken;
            isClosed = true;
        } finally {
            stream.life().end();
            http.close();
            ended.countDown();
        }
    }

    /** Takes what waits, or waits until something is due. */
    private void turn() throws InterruptedException {
        long nowNs = clock.getAsLong();
        long waitNs = Math.min(LONGEST_WAIT_NS, Math.max(nowNs, nextDueNs(nowNs)) - nowNs);
        StreamLink.ThreadWork next = work.poll(waitNs, TimeUnit.NANOSECONDS);
        nowNs = clock.getAsLong();
        while (next != null) {
            next.run(nowNs);
            next = work.poll();
        }
        giveUpLate(nowNs);
        stream.life().onTime(nowNs);
        gateway.onTime(nowNs);
        send(nowNs);
        lists = gateway.lists();
        isFlat = gateway.isFlat();
        isIdle = gateway.isSettled(nowNs);
        isAtRest = gateway.isAtRest(nowNs);
    }

    private long nextDueNs(long nowNs) {
        long due = Math.min(gateway.nextDueNs(nowNs), stream.life().nextDueNs());
        for (Pending each : pending.values()) {
            due = Math.min(due, each.deadlineNs());
        }
        return due;
    }

    private void send(long nowNs) {
        for (CallQueue.Departure next = gateway.nextCallOrNull(nowNs);
                next != null;
                next = gateway.nextCallOrNull(nowNs)) {
            long number = next.number();
            ApiCall call = next.call().call();
            boolean places = call.method().equals("POST") && call.rateClass() == RateClass.TRADING;
            long withinNs = places
                    ? terms.settings().answers().placeWithinNs()
                    : terms.settings().answers().answerWithinNs();
            HttpCaller.UnderWay underWay = http.make(call, answer -> work.add(atNs -> onAnswer(number, answer, atNs)));
            pending.put(number, new Pending(underWay, nowNs + withinNs));
        }
    }

    private void onAnswer(long number, ApiAnswer answer, long nowNs) {
        if (pending.remove(number) != null) {
            gateway.onAnswer(number, answer, nowNs);
        }
    }

    /** Gives up calls whose answer is not there in time, to its last byte. */
    private void giveUpLate(long nowNs) {
        List<Long> late = new ArrayList<>();
        pending.forEach((number, each) -> {
            if (nowNs >= each.deadlineNs()) {
                late.add(number);
            }
        });
        for (long number : late) {
            pending.remove(number).call().giveUp();
            gateway.onAnswer(number, ApiAnswer.broken("no whole answer in time"), nowNs);
        }
    }

    /**
     * Answers orders that have not gone out, sends the cancels that wait, and reads lists until one tells what became
     * of everything, but not for ever.
     */
    private void finish() throws InterruptedException {
        long untilNs = System.nanoTime() + CLOSE_WITHIN_NS;
        stream.life().end();
        gateway.end("the broker was closed", clock.getAsLong());
        do {
            turn();
        } while (!gateway.isHeard() && System.nanoTime() < untilNs);
        gateway.tellUnsettled(clock.getAsLong());
    }

    @Override
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public boolean isSettled() {
        return ended.getCount() == 0 || (isAtRest && waitingRequests.get() == 0);
    }

    /** Whether nothing waits, and no order can change without the market. Any thread. */
    boolean isIdle() {
        return ended.getCount() == 0 || (isIdle && waitingRequests.get() == 0);
    }

    /** Whether every order has ended, so that the broker is seldom asked. Any thread. */
    boolean isFlat() {
        return ended.getCount() == 0 || isFlat;
    }

    /** Returns the number of complete lists of orders read. Any thread. */
    long lists() {
        return lists;
    }

    @Override
    public synchronized void close() {
        if (isClosed && thread == null) {
            return;
        }
        isClosed = true;
        if (thread == null) {
            return;
        }
        work.add(nowNs -> {});
        try {
            if (!ended.await(2 * CLOSE_WITHIN_NS, TimeUnit.NANOSECONDS)) {
                failure = new IllegalStateException(thread.getName() + " did not end");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
