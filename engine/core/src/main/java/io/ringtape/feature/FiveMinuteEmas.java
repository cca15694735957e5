package io.ringtape.feature;

import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Missing;
import java.util.Arrays;

/**
 * EMA of 20 and of 50 five-minute bars, counted from 09:30: the trend of the next longer scale. Today's bars follow
 * those of the prior regular session. Five minutes without a price give no bar.
 */
public final class FiveMinuteEmas implements Feature {
    private static final int MINUTES = 5;

    private final BarEma ema20;
    private final BarEma ema50;

    /** Last close of the running five minutes, micro-dollars; missing before their first price. */
    private final long[] closes;

    /** Number of the five minutes that the close lies in, from 0 at the open. */
    private final int[] fives;

    /** Whether the close is of the prior session, so that no later close of its bar can come. */
    private final boolean[] isPrior;

    /** The prior session's last close, if its five minutes were open to the end, and their number. */
    private final long[] priorCloses;

    private final int[] priorFives;

    FiveMinuteEmas(int instruments) {
        ema20 = new BarEma(instruments, 20, 1);
        ema50 = new BarEma(instruments, 50, 1);
        closes = new long[instruments];
        Arrays.fill(closes, Missing.LONG);
        fives = new int[instruments];
        isPrior = new boolean[instruments];
        priorCloses = new long[instruments];
        Arrays.fill(priorCloses, Missing.LONG);
        priorFives = new int[instruments];
    }

    @Override
    public void onPriorBar(PriorBar bar) {
        if (bar.sessionBefore()) {
            int instrument = bar.bar().instrument;
            add(instrument, bar.minute(), bar.bar().close);
            isPrior[instrument] = true;
            ema20.endHistory(instrument);
            ema50.endHistory(instrument);
            priorCloses[instrument] = closes[instrument];
            priorFives[instrument] = fives[instrument];
        }
    }

    @Override
    public void forgetMinutes(int instrument) {
        ema20.forgetToday(instrument);
        ema50.forgetToday(instrument);
        closes[instrument] = priorCloses[instrument];
        fives[instrument] = priorFives[instrument];
        isPrior[instrument] = true;
    }

    @Override
    public void onMinute(int instrument, int minute, Bar barOrNull) {
        if (isPrior[instrument]) {
            end(instrument);
            isPrior[instrument] = false;
        }
        if (barOrNull != null) {
            add(instrument, minute, barOrNull.close);
        } else if (minute % MINUTES == MINUTES - 1) {
            end(instrument);
        }
    }

    private void add(int instrument, int minute, long close) {
        if (minute / MINUTES != fives[instrument]) {
            end(instrument);
        }
        fives[instrument] = minute / MINUTES;
        closes[instrument] = close;
        if (minute % MINUTES == MINUTES - 1) {
            end(instrument);
        }
    }

    private void end(int instrument) {
        if (Missing.isPresent(closes[instrument])) {
            ema20.onBar(instrument, closes[instrument]);
            ema50.onBar(instrument, closes[instrument]);
            closes[instrument] = Missing.LONG;
        }
    }

    @Override
    public void fill(int instrument, long timeNs, FeatureSnapshot out) {
        out.ema20Of5 = value(ema20, instrument);
        out.ema50Of5 = value(ema50, instrument);
    }

    private double value(BarEma ema, int instrument) {
        boolean isOpen = isPrior[instrument] && Missing.isPresent(closes[instrument]);
        return isOpen ? ema.provisional(instrument, closes[instrument]) : ema.value(instrument);
    }
}
