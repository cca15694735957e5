package io.ringtape.synth;

import static io.ringtape.event.Nanos.MINUTE_NS;

import io.ringtape.market.TradingSession;
import io.ringtape.synth.FlatFile.CsvQuote;
import io.ringtape.synth.FlatFile.CsvTrade;
import java.util.ArrayList;
import java.util.List;

/** One symbol's regular session minute by minute, computed from its rows in the plainest way. */
final class NaiveMinutes {
    final int count;
    final double[] open;
    final double[] high;
    final double[] low;
    final double[] close;
    final double[] volume;
    final double[] delta;
    final int[] eligible;

    /** VWAP at the end of each minute. */
    final double[] vwap;

    final double[] sigma;
    final double[] atr;
    final double[] ema20;

    NaiveMinutes(TradingSession session, List<CsvTrade> trades, List<CsvQuote> quotes) {
        count = (int) ((session.closeNs() - session.openNs()) / MINUTE_NS);
        open = new double[count];
        high = new double[count];
        low = new double[count];
        close = new double[count];
        volume = new double[count];
        delta = new double[count];
        eligible = new int[count];
        vwap = new double[count];
        sigma = new double[count];
        atr = new double[count];
        ema20 = new double[count];
        fill(session, trades, quotes);
        smooth();
    }

    private void fill(TradingSession session, List<CsvTrade> trades, List<CsvQuote> quotes) {
        double sumSize = 0;
        double sumMoney = 0;
        double sumSquare = 0;
        double shift = trades.get(0).price();
        int quote = 0;
        double mid = 0;
        int next = 0;
        for (CsvTrade t : trades) {
            if (!session.isRegular(t.sipNs())) {
                continue;
            }
            for (; quote < quotes.size() && quotes.get(quote).sipNs() < t.sipNs(); quote++) {
                CsvQuote q = quotes.get(quote);
                mid = q.isUsable() ? (q.bid() + q.ask()) / 2 : mid;
            }
            int minute = (int) ((t.sipNs() - session.openNs()) / MINUTE_NS);
            for (; next < minute; next++) {
                mark(next, shift, sumSize, sumMoney, sumSquare);
            }
            volume[minute] += t.countsForVolume() ? t.size() : 0;
            if (t.formsVwap()) {
                double away = t.price() - shift;
                sumSize += t.size();
                sumMoney += t.size() * away;
                sumSquare += t.size() * away * away;
            }
            if (t.formsDelta()) {
                double beyond = t.price() - mid;
                delta[minute] += Math.abs(beyond) < 1e-7 ? 0 : Math.signum(beyond) * t.size();
            }
            if (t.formsPrice()) {
                price(minute, t.price());
            }
        }
        for (; next < count; next++) {
            mark(next, shift, sumSize, sumMoney, sumSquare);
        }
    }

    private void price(int minute, double price) {
        if (eligible[minute]++ == 0) {
            open[minute] = price;
            high[minute] = price;
            low[minute] = price;
        }
        high[minute] = Math.max(high[minute], price);
        low[minute] = Math.min(low[minute], price);
        close[minute] = price;
    }

    private void mark(int minute, double shift, double size, double money, double square) {
        vwap[minute] = shift + money / size;
        sigma[minute] = Math.sqrt(Math.max(0, square / size - (money / size) * (money / size)));
    }

    private void smooth() {
        double range = 0;
        double ema = close[0];
        for (int i = 0; i < count; i++) {
            if (eligible[i] == 0) {
                double before = i == 0 ? open[0] : close[i - 1];
                open[i] = before;
                high[i] = before;
                low[i] = before;
                close[i] = before;
            }
            double before = i == 0 ? open[0] : close[i - 1];
            double trueRange = Math.max(high[i], before) - Math.min(low[i], before);
            range = i < 14 ? (range * i + trueRange) / (i + 1) : range + (trueRange - range) / 14;
            ema += (close[i] - ema) * 2 / 21;
            atr[i] = range;
            ema20[i] = ema;
        }
    }

    /**
     * Returns the minutes in which a VWAP reclaim is confirmed: at least 12 of 15 closes on the far side, one of them
     * 1.5 ATR away, then a close through VWAP and a second one.
     */
    List<Integer> reclaims(int sign) {
        List<Integer> found = new ArrayList<>();
        for (int i = 30; i < count - 1; i++) {
            int far = 0;
            double excursion = 0;
            for (int j = i - 15; j < i; j++) {
                double beyond = sign * (vwap[j] - close[j]);
                far += beyond > 0 ? 1 : 0;
                excursion = Math.max(excursion, beyond / atr[j]);
            }
            boolean crosses = sign * (close[i - 1] - vwap[i - 1]) <= 0 && sign * (close[i] - vwap[i]) > 0;
            boolean holds = sign * (close[i + 1] - vwap[i + 1]) > 0;
            if (far >= 12 && excursion >= 1.5 && crosses && holds) {
                found.add(i);
            }
        }
        return found;
    }
}
