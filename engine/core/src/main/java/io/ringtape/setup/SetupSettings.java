package io.ringtape.setup;

import io.ringtape.event.Side;
import io.ringtape.market.Instrument;
import java.util.ArrayList;
import java.util.List;

/**
 * The settings of each setup, in the order in which the setups are asked.
 *
 * @param vwapReclaim of the VWAP reclaim
 */
public record SetupSettings(VwapReclaimSettings vwapReclaim) {
    /** An instrument's machines: the catalogue of setups, each with both sides. */
    public List<SetupMachine> machines(Instrument instrument, long cooldownNs, SetupMachine.Listener listener) {
        List<SetupMachine> machines = new ArrayList<>();
        for (Side side : Side.VALUES) {
            SetupMachine.Watch watch = new SetupMachine.Watch(instrument, side, cooldownNs, listener);
            machines.add(new VwapReclaim(watch, vwapReclaim));
        }
        return machines;
    }
}
