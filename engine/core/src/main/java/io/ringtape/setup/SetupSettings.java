package io.ringtape.setup;

import io.ringtape.event.Side;
import io.ringtape.market.Instrument;
import java.util.ArrayList;
import java.util.List;

/** The settings of each setup, in the order in which the setups are asked. */
public record SetupSettings(
        VwapReclaimSettings vwapReclaim,
        VwapRejectSettings vwapReject,
        SigmaFadeSettings sigmaFade,
        EmaPullbackSettings emaPullback,
        OpeningRangeBreakSettings openingRangeBreak,
        ExtremeSweepSettings extremeSweep,
        ExtremeHoldSettings extremeHold) {
    /** An instrument's machines: the catalogue of setups, each with both sides. */
    public List<SetupMachine> machines(
            Instrument instrument, long openNs, long cooldownNs, SetupMachine.Listener listener) {
        List<SetupMachine> machines = new ArrayList<>();
        for (Side side : Side.VALUES) {
            SetupMachine.Watch watch = new SetupMachine.Watch(instrument, side, openNs, cooldownNs, listener);
            machines.add(new VwapReclaim(watch, vwapReclaim));
            machines.add(new VwapReject(watch, vwapReject));
            machines.add(new SigmaFade(watch, sigmaFade));
            machines.add(new EmaPullback(watch, emaPullback));
            machines.add(new OpeningRangeBreak(watch, openingRangeBreak));
            machines.add(new ExtremeSweep(watch, extremeSweep));
            machines.add(new ExtremeHold(watch, extremeHold));
        }
        return machines;
    }
}
