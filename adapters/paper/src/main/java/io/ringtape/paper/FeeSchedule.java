package io.ringtape.paper;

import io.ringtape.event.Micros;
import io.ringtape.event.Side;
import io.ringtape.order.SimulationSettings;

/** What a fill costs: commission on both sides, regulatory charges on sales. */
final class FeeSchedule {
    private final SimulationSettings settings;

    FeeSchedule(SimulationSettings settings) {
        this.settings = settings;
    }

    /** Charges of a fill in micro-dollars. */
    long charge(Side side, long price, long size) {
        long charge = Micros.notional(settings.feePerShare(), size);
        if (side == Side.SELL) {
            charge += Micros.notional(settings.tafPerShare(), size);
            charge += Micros.ofDouble(Micros.toDouble(Micros.notional(price, size)) * settings.secFeeRate());
        }
        return charge;
    }
}
