package io.ringtape.polygon.sim;

import io.ringtape.event.Event;
import io.ringtape.event.MarketState;
import io.ringtape.event.MarketStatus;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.market.Instrument;
import io.ringtape.simulation.SimulatedFault;
import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Faults that change the market itself: late prints, strange sequences, halts. Stream and requests see the same market.
 * For one thread.
 */
final class MarketFaults {
    private static final long NEVER = Long.MAX_VALUE;
    private static final int RESUME = 16;
    private static final int BACKWARD_STEP = 2;

    private final FaultSpans spans;
    private final Instrument[] instruments;
    private final Quote[] lastQuotes;
    private final long[] lastSequences;
    private final long[] haltedUntilNs;
    private final PriorityQueue<LateEvent> late =
            new PriorityQueue<>(Comparator.comparingLong(LateEvent::dueNs).thenComparingLong(LateEvent::order));
    private long order;
    private boolean idle = true;

    /** An event that is published later than it comes. */
    private record LateEvent(long dueNs, long order, Event event) {}

    MarketFaults(SimulatorCounts counts, Instrument[] byId) {
        spans = new FaultSpans(counts, byId);
        instruments = byId;
        lastQuotes = new Quote[byId.length];
        lastSequences = new long[byId.length];
        haltedUntilNs = new long[byId.length];
    }

    /** Whether no fault goes on, so that every event can be published as it is. */
    boolean isEmpty() {
        return idle;
    }

    /** Begins a fault. Halts are published by {@link #takeDue}. */
    void add(SimulatedFault<FaultKind> fault, long nowNs) {
        idle = false;
        if (fault.kind() != FaultKind.LULD_HALT && fault.kind() != FaultKind.CONDITION_HALT) {
            spans.add(fault, nowNs);
            return;
        }
        long endNs = nowNs + fault.durationNs("for");
        for (Instrument instrument : instruments) {
            if (instrument != null && fault.concerns(instrument.symbol())) {
                haltedUntilNs[instrument.id()] = endNs;
                if (fault.kind() == FaultKind.LULD_HALT) {
                    addLater(nowNs, status(MarketState.HALTED, instrument.id(), nowNs));
                    addLater(endNs, status(MarketState.RESUMED, instrument.id(), endNs));
                } else {
                    addLater(nowNs, quote(instrument.id(), fault.count("condition"), nowNs));
                    addLater(endNs, quote(instrument.id(), RESUME, endNs));
                }
            }
        }
    }

    /** Ends every fault; events that are late already stay so. */
    void calm() {
        spans.clear();
        Arrays.fill(haltedUntilNs, 0);
    }

    /** Keeps the NBBO, from which a halt's quotes are made. */
    void remember(Quote quote) {
        Quote last = lastQuotes[quote.instrument];
        if (last == null) {
            last = new Quote();
            lastQuotes[quote.instrument] = last;
        }
        last.instrument = quote.instrument;
        last.bid = quote.bid;
        last.ask = quote.ask;
        last.bidSize = quote.bidSize;
        last.askSize = quote.askSize;
        last.bidExchange = quote.bidExchange;
        last.askExchange = quote.askExchange;
        last.tape = quote.tape;
        last.sipSequence = quote.sipSequence;
    }

    /** Keeps the sequence of a print, from which those of others are made. */
    void remember(Trade trade) {
        lastSequences[trade.instrument] = trade.sipSequence;
    }

    /** Changes an event that is about to be published. Returns whether it is to be published at this moment at all. */
    boolean admit(Event event, long nowNs) {
        if (!(event instanceof Trade trade)) {
            return true;
        }
        if (nowNs < haltedUntilNs[trade.instrument]) {
            return false;
        }
        if (lastSequences[trade.instrument] > 0
                && spans.strike(FaultKind.SHARED_SEQUENCE, trade.instrument, nowNs) != null) {
            trade.sipSequence = lastSequences[trade.instrument];
        }
        if (lastSequences[trade.instrument] > BACKWARD_STEP
                && spans.strike(FaultKind.BACKWARD_SEQUENCE, trade.instrument, nowNs) != null) {
            trade.sipSequence = lastSequences[trade.instrument] - BACKWARD_STEP;
        }
        SimulatedFault<FaultKind> lateness = spans.strike(FaultKind.LATE_PRINTS, trade.instrument, nowNs);
        if (lateness != null) {
            addLater(nowNs + lateness.durationNs("by"), Event.copyOf(trade));
        }
        return lateness == null;
    }

    long dueNs() {
        return late.isEmpty() ? NEVER : late.peek().dueNs();
    }

    /** Returns the next event whose time has come, or null. */
    Event takeDue(long nowNs) {
        return dueNs() <= nowNs ? late.poll().event() : null;
    }

    private void addLater(long dueNs, Event event) {
        late.add(new LateEvent(dueNs, order++, event));
    }

    private MarketStatus status(MarketState state, int instrument, long timeNs) {
        MarketStatus status = new MarketStatus();
        status.state = state;
        status.instrument = instrument;
        status.sipNs = timeNs;
        return status;
    }

    private Quote quote(int instrument, int condition, long timeNs) {
        Quote quote = new Quote();
        quote.instrument = instrument;
        quote.sipNs = timeNs;
        quote.sipSequence = order + 1;
        Quote last = lastQuotes[instrument];
        if (last != null) {
            quote.bid = last.bid;
            quote.ask = last.ask;
            quote.bidSize = last.bidSize;
            quote.askSize = last.askSize;
            quote.bidExchange = last.bidExchange;
            quote.askExchange = last.askExchange;
            quote.tape = last.tape;
            quote.sipSequence = last.sipSequence + 1;
        }
        quote.conditions.add(condition);
        return quote;
    }
}
