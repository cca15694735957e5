package io.ringtape.paper;

import io.ringtape.event.CancelRequest;
import io.ringtape.event.Event;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.MarketStatus;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.Quote;
import io.ringtape.event.ReplaceRequest;
import io.ringtape.event.Trade;
import io.ringtape.market.PrintRules;
import io.ringtape.market.QuoteRule;
import io.ringtape.order.Broker;
import io.ringtape.order.SimulationSettings;

/**
 * An exchange that fills against the market data of the tape, the same way every time.
 *
 * <p>It lives on the market's own time: a quote or print is known to it at SIP time, however much later the engine
 * receives it. A request arrives an order latency after the engine time of its decision, a report a report latency after
 * it happened; neither overtakes another of its kind. Who drives it keeps to the order of these times; its own time never
 * goes back.
 *
 * <ul>
 *   <li>An entry that can trade within its price guard, or an exit, takes the displayed size of the NBBO and walks on
 *       with later quotes. What our fills took is gone until the next quote.
 *   <li>An entry that cannot trade rests at its guard, a target at its limit, each with a {@link QueuePosition}. It fills
 *       at that price: by prints at it past the queue, by prints through it up to their size, and up to the displayed
 *       size when the opposite quote reaches it.
 *   <li>A stop triggers on a price-forming print at or beyond it and then trades as a market order from the next quote
 *       on: the NBBO of before that print may be one that nobody could have had.
 *   <li>When target and stop could both fill in one event, the stop is taken. The entry's rest is withdrawn when the
 *       stop triggers or the target fills, and nothing is added while closing.
 *   <li>A working leg can be given another price, and has the last place there; a stop until it triggers.
 *   <li>Nothing fills while the NBBO is one-sided, crossed or unusable. Nothing fills or triggers during a halt, nor
 *       fills after it before a usable quote; orders come to rest and cancels hold meanwhile.
 * </ul>
 *
 * <p>{@code docs/simulation.md} says what is not modelled, and which way each assumption errs. Allocates nothing for a
 * market event that meets no order.
 */
public final class SimulatedExchange implements Broker {
    private final RequestLine requests;
    private final ReportLine reports;
    private final SimulatedMarket[] markets;
    private long nowNs;

    /** An exchange without orders for that many instruments, whose quotes that rule judges. */
    public SimulatedExchange(SimulationSettings settings, QuoteRule quotes, int instruments) {
        requests = new RequestLine(settings.orderLatency(), settings.cancelsAheadShare());
        reports = new ReportLine(settings);
        markets = new SimulatedMarket[instruments];
        for (int i = 0; i < instruments; i++) {
            markets[i] = new SimulatedMarket(quotes, reports);
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

    /** Whether nothing is on its way and nothing works. */
    public boolean isIdle() {
        boolean idle = requests.isEmpty() && reports.isEmpty();
        for (int i = 0; i < markets.length && idle; i++) {
            idle = markets[i].isIdle();
        }
        return idle;
    }

    /** When the next report reaches us or the next request the exchange, or {@link Long#MAX_VALUE}. */
    public long nextDueNs() {
        return Math.min(reports.nextDueNs(), requests.nextDueNs());
    }

    /**
     * Does what is next due: a request is taken in, or a report is handed out. Reports come before requests of the same
     * instant. Only while something is due.
     *
     * @return the report to deliver, or null when a request was taken in
     */
    public ExecutionReport step() {
        if (reports.nextDueNs() <= requests.nextDueNs()) {
            return reports.next();
        }
        advance(requests.nextDueNs());
        RequestLine.Request request = requests.next();
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

    /** The NBBO changed, at the quote's SIP time. */
    public void onQuote(Quote quote) {
        advance(quote.sipNs);
        markets[quote.instrument].onQuote(quote, nowNs);
    }

    /** A print, at its SIP time, with the verdict of {@link PrintRules} on it. */
    public void onTrade(Trade trade, int verdict) {
        advance(trade.sipNs);
        boolean takesLiquidity = PrintRules.takesLiquidity(verdict) && trade.isLit();
        markets[trade.instrument].onTrade(trade, PrintRules.formsPrice(verdict), takesLiquidity, nowNs);
    }

    /** Trading of an instrument or of all stops or goes on, at SIP time where one is given. */
    public void onStatus(MarketStatus status) {
        advance(status.sipNs);
        for (int i = 0; i < markets.length; i++) {
            if (status.instrument == i || status.instrument == Event.NO_INSTRUMENT) {
                switch (status.state) {
                    case HALTED, PAUSED -> markets[i].halt();
                    case TRADING, RESUMED -> markets[i].resume();
                    case BAND -> {}
                }
            }
        }
    }

    private void advance(long timeNs) {
        nowNs = Math.max(nowNs, timeNs);
    }
}
