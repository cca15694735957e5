package io.ringtape.paper;

import io.ringtape.event.CancelRequest;
import io.ringtape.event.Event;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.MarketState;
import io.ringtape.event.MarketStatus;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.Quote;
import io.ringtape.event.ReplaceRequest;
import io.ringtape.event.Trade;
import io.ringtape.market.MarketRules;
import io.ringtape.market.PrintRules;
import io.ringtape.order.Broker;
import io.ringtape.order.SimulationSettings;

/**
 * A deterministic exchange that fills orders against the market data of the tape.
 *
 * <p>It runs on market time: it sees a quote or print at SIP time, however much later the engine receives it. A request
 * arrives one order latency after the engine time of its decision; a report arrives one report latency after it
 * happened. Neither overtakes another of its kind. Callers must call in the order of these times; the exchange's own
 * time never goes back.
 * <ul>
 * <li>An entry that can trade within its price guard, or an exit, takes the displayed size of the NBBO and continues
 *     with later quotes. Liquidity taken by our fills is gone until the next quote.
 * <li>An entry that cannot trade rests at its guard, and a target at its limit, each with a {@link QueuePosition}. It
 *     fills at that price: by prints at it once the queue is used up, by prints through it up to their size, and up to
 *     the displayed size when the opposite quote reaches it.
 * <li>A stop triggers on a price-forming print at or beyond it, and then trades as a market order from the next quote
 *     on, because the NBBO before that print may already have been out of reach.
 * <li>If target and stop could both fill on one event, the stop does. The rest of an entry is cancelled when the stop
 *     triggers or the target fills, so a position never grows while it is being closed.
 * <li>A working leg can be replaced at another price, where it joins the end of the queue; a stop only until it
 *     triggers.
 * <li>Nothing fills while the NBBO is one-sided, crossed, unusable or implausible. During a halt nothing fills or
 *     triggers, though orders still come to rest and cancels still work; after it, fills wait for a usable quote.
 * </ul>
 *
 * <p>{@code docs/simulation.md} lists what is not modelled and the direction in which each assumption errs. Does not
 * allocate for a market event that meets no order.
 */
public final class SimulatedExchange implements Broker {
    private final MarketRules rules;
    private final RequestLine requests;
    private final ReportLine reports;
    private final SimulatedMarket[] markets;
    private long nowNs;

    /**
     * Creates an exchange for instruments 0 to {@code instruments - 1}. {@code rules} are its own: they say which
     * quotes can be traded on, and what prints count for.
     */
    public SimulatedExchange(SimulationSettings settings, MarketRules rules, int instruments) {
        this.rules = rules;
        requests = new RequestLine(settings.orderLatency(), settings.cancelsAheadShare());
        reports = new ReportLine(settings);
        markets = new SimulatedMarket[instruments];
        for (int i = 0; i < instruments; i++) {
            markets[i] = new SimulatedMarket(rules.quotes(), reports);
        }
    }

    @Override
    public void submit(OrderRequest request) {
        requests.submit(request);
    }

    @Override
    public void cancel(CancelRequest request) {
        requests.cancel(request);
    }

    @Override
    public void replace(ReplaceRequest request) {
        requests.replace(request);
    }

    /** Whether no message is under way and no order is working. */
    public boolean isIdle() {
        boolean idle = requests.isEmpty() && reports.isEmpty();
        for (int i = 0; i < markets.length && idle; i++) {
            idle = markets[i].isIdle();
        }
        return idle;
    }

    /** Returns when the next report reaches us or the next request reaches the exchange, or {@link Long#MAX_VALUE}. */
    public long nextDueNs() {
        return Math.min(reports.nextDueNs(), requests.nextDueNs());
    }

    /**
     * Processes the next due message: accepts a request or hands out a report. Reports come before requests of the same
     * instant. Call only while something is due.
     *
     * @return the report to deliver, or null if a request was accepted
     */
    public ExecutionReport step() {
        if (reports.nextDueNs() <= requests.nextDueNs()) {
            return reports.next();
        }
        advance(requests.nextDueNs());
        RequestLine.SentRequest request = requests.next();
        if (request instanceof RequestLine.NewOrder arrival) {
            markets[arrival.order().instrument].onArrival(arrival.order(), nowNs);
        } else if (request instanceof RequestLine.Cancel cancel) {
            for (SimulatedMarket market : markets) {
                market.onCancel(cancel, nowNs);
            }
        } else if (request instanceof RequestLine.Replace replace) {
            markets[replace.instrument()].onReplace(replace, nowNs);
        }
        return null;
    }

    /** Takes a bar of a prior session, before the first event of the day. */
    public void onMinuteBar(MinuteBar bar) {
        rules.onMinuteBar(bar);
    }

    /** Handles a change of the NBBO at the quote's SIP time. */
    public void onQuote(Quote quote) {
        advance(quote.sipNs);
        markets[quote.instrument].onQuote(quote, nowNs);
    }

    /** Handles a print at its SIP time. */
    public void onTrade(Trade trade) {
        onTrade(trade, rules.prints().judge(trade));
    }

    /**
     * Handles a print at its SIP time. {@code verdict} is that of {@link PrintRules}. A back-filled print is of an
     * earlier market: it fills and triggers nothing.
     */
    void onTrade(Trade trade, int verdict) {
        if (trade.backfilled) {
            return;
        }
        advance(trade.sipNs);
        boolean takesLiquidity = PrintRules.takesLiquidity(verdict) && trade.isLit();
        markets[trade.instrument].onTrade(trade, PrintRules.formsPrice(verdict), takesLiquidity, nowNs);
    }

    /** Halts or resumes an instrument, or all instruments, at SIP time if present. */
    public void onStatus(MarketStatus status) {
        advance(status.sipNs);
        if (status.state == MarketState.BAND) {
            return;
        }
        boolean halts = status.state == MarketState.HALTED || status.state == MarketState.PAUSED;
        for (int i = 0; i < markets.length; i++) {
            if (status.instrument == i || status.instrument == Event.NO_INSTRUMENT) {
                rules.onHaltOrResume(i);
                if (halts) {
                    markets[i].halt();
                } else {
                    markets[i].resume();
                }
            }
        }
    }

    private void advance(long timeNs) {
        nowNs = Math.max(nowNs, timeNs);
    }
}
