package io.ringtape.scenario;

import static io.ringtape.event.Nanos.MINUTE_NS;

import java.util.ArrayList;
import java.util.List;

/**
 * One minute of a table, with shares in micro-shares and its start since midnight in New York.
 *
 * @param delta shares bought minus shares sold
 */
record BarRow(long startNs, Prices prices, long volume, long delta) {
    private static final int WITHOUT_STEP = 7;

    BarRow {
        if (volume < 0 || Math.abs(delta) > volume) {
            throw new IllegalArgumentException("the delta cannot be larger than the volume");
        }
    }

    /** The prices of a minute, in micro-dollars. */
    record Prices(long open, long high, long low, long close) {
        Prices {
            if (low > Math.min(open, close) || high < Math.max(open, close)) {
                throw new IllegalArgumentException("open and close must lie between low and high");
            }
        }

        /** Returns these prices, each higher by {@code step}. */
        Prices up(long step) {
            return new Prices(open + step, high + step, low + step, close + step);
        }
    }

    /** Returns the minutes that a row stands for. */
    static List<BarRow> of(String row) {
        String[] words = row.split("\\s+");
        if (words.length < WITHOUT_STEP || words.length > WITHOUT_STEP + 1) {
            throw new IllegalArgumentException("'" + row + "': wanted start, open, high, low, close, volume, delta");
        }
        String[] span = words[0].split("-");
        long fromNs = Clock.sinceMidnightNs(span[0]);
        long toNs = span.length > 1 ? Clock.sinceMidnightNs(span[1]) : fromNs;
        long step = words.length > WITHOUT_STEP ? MicrosText.micros(words[WITHOUT_STEP]) : 0;
        long[] values = new long[WITHOUT_STEP];
        for (int i = 1; i < WITHOUT_STEP; i++) {
            values[i] = MicrosText.micros(words[i]);
        }
        Prices prices = new Prices(values[1], values[2], values[3], values[4]);
        List<BarRow> rows = new ArrayList<>();
        for (long startNs = fromNs; startNs <= toNs; startNs += MINUTE_NS) {
            rows.add(new BarRow(startNs, prices, values[5], values[6]));
            prices = prices.up(step);
        }
        return rows;
    }
}
