package io.ringtape.bench.limit;

import io.ringtape.bench.session.TickBatch;
import io.ringtape.bench.subject.TickLoop;
import io.ringtape.event.Event;
import io.ringtape.event.Missing;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;

/**
 * The limit of the features: the simplest code for VWAP, sigma, two EMAs of the prints and CVD by the quote rule. Plain
 * sums, every print counted, nothing judged or checked.
 */
public final class PlainLoop implements TickLoop.Body {
    private static final double FAST = 2.0 / 21;
    private static final double SLOW = 2.0 / 51;

    private final long[] bid;
    private final long[] ask;
    private final double[] volume;
    private final double[] turnover;
    private final double[] squares;
    private final double[] fast;
    private final double[] slow;
    private final double[] delta;
    private final double[] vwap;
    private final double[] sigma;

    public PlainLoop(int instruments) {
        bid = new long[instruments];
        ask = new long[instruments];
        volume = new double[instruments];
        turnover = new double[instruments];
        squares = new double[instruments];
        fast = new double[instruments];
        slow = new double[instruments];
        delta = new double[instruments];
        vwap = new double[instruments];
        sigma = new double[instruments];
    }

    @Override
    public void take(TickBatch batch) {
        for (int i = 0; i < batch.count(); i++) {
            Event tick = batch.tick(i);
            if (tick instanceof Quote quote) {
                bid[quote.instrument] = quote.bid;
                ask[quote.instrument] = quote.ask;
            } else if (tick instanceof Trade trade) {
                onTrade(trade);
            }
        }
    }

    private void onTrade(Trade trade) {
        int id = trade.instrument;
        double price = trade.price;
        double size = trade.size;
        volume[id] += size;
        turnover[id] += price * size;
        squares[id] += price * price * size;
        vwap[id] = turnover[id] / volume[id];
        sigma[id] = Math.sqrt(Math.max(0, squares[id] / volume[id] - vwap[id] * vwap[id]));
        fast[id] += FAST * (price - fast[id]);
        slow[id] += SLOW * (price - slow[id]);
        if (trade.price >= ask[id] && ask[id] != Missing.LONG) {
            delta[id] += size;
        } else if (trade.price <= bid[id]) {
            delta[id] -= size;
        }
    }

    @Override
    public double result() {
        double sum = 0;
        for (int id = 0; id < vwap.length; id++) {
            sum += vwap[id] + sigma[id] + fast[id] + slow[id] + delta[id];
        }
        return sum;
    }
}
