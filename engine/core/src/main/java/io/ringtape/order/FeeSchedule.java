package io.ringtape.order;

import io.ringtape.event.Micros;
import io.ringtape.event.Side;

/** What a fill costs: commission on both sides, regulatory charges on sales. */
public final class FeeSchedule {
    private final SimulationSettings settings;

    /** The schedule of those settings. */
    public FeeSchedule(SimulationSettings settings) {
        this.settings = settings;
    }

    /** Charges of a fill in micro-dollars. */
    public long charge(Side side, long price, long size) {
        long charge = Micros.notional(settings.feePerShare(), size);
        if (side == Side.SELL) {
            charge += Micros.notional(settings.tafPerShare(), size);
            charge += Micros.ofDouble(Micros.toDouble(Micros.notional(price, size)) * settings.secFeeRate());
        }
        return charge;
    }
}
