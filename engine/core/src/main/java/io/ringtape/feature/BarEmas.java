package io.ringtape.feature;

import io.ringtape.event.FeatureSnapshot;

/** EMA of 20 and of 50 one-minute bars, and the slope of the first. */
public final class BarEmas implements Feature {
    private final BarEma ema20;
    private final BarEma ema50;

    BarEmas(int instruments, int slopeBars) {
        ema20 = new BarEma(instruments, 20, slopeBars);
        ema50 = new BarEma(instruments, 50, slopeBars);
    }

    @Override
    public void onPriorBar(PriorBar bar) {
        if (bar.sessionBefore()) {
            int instrument = bar.bar().instrument;
            add(instrument, bar.bar().close);
            ema20.endHistory(instrument);
            ema50.endHistory(instrument);
        }
    }

    @Override
    public void onMinute(int instrument, int minute, Bar barOrNull) {
        if (barOrNull != null) {
            add(instrument, barOrNull.close);
        }
    }

    @Override
    public void forgetMinutes(int instrument) {
        ema20.forgetToday(instrument);
        ema50.forgetToday(instrument);
    }

    private void add(int instrument, long close) {
        ema20.onBar(instrument, close);
        ema50.onBar(instrument, close);
    }

    @Override
    public void fill(int instrument, long timeNs, FeatureSnapshot out) {
        out.ema20 = ema20.value(instrument);
        out.ema50 = ema50.value(instrument);
        out.ema20SlopeAtr = ema20.slopeAtr(instrument, out.atr14);
        out.ema20SlopePercent = ema20.slopePercent(instrument);
    }
}
