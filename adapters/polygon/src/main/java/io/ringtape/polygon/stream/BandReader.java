package io.ringtape.polygon.stream;

import io.ringtape.event.Codes;
import io.ringtape.event.MarketState;
import io.ringtape.event.MarketStatus;

/**
 * Converts an {@code LULD} event, whose symbol is in {@code T}, to a market status. The vendor documents its time in
 * milliseconds but sends nanoseconds; the unit is inferred from the magnitude, as for every time. Indicator 17 (bands
 * suspended by a halt or a pause) halts the instrument, 18 (reopened) resumes it, and 17 takes precedence if both are
 * present. All other indicators only change the band. A band of 0 is missing. The state is what the event alone says;
 * {@link InferredHalts} sets it to what the event changes.
 */
final class BandReader extends EventReader {
    private static final int UPPER_BAND = 1;
    private static final int LOWER_BAND = 2;
    private static final int INDICATORS = 3;
    private static final int SIP_TIME = 4;

    private static final int SUSPENDED = 17;
    private static final int REOPENING = 18;

    private final MarketStatus status = new MarketStatus();

    BandReader(JsonCursor cursor, SymbolIndex symbols) {
        super(cursor, symbols, "LULD");
        members().add("T", Members.INSTRUMENT, Members.SYMBOL);
        members().add("h", Members.PRICE, UPPER_BAND);
        members().add("l", Members.PRICE, LOWER_BAND);
        members().add("i", INDICATORS, status.indicators);
        members().add("t", Members.WHOLE, SIP_TIME);
        members().add("z", Members.IGNORED, 0);
        members().add("q", Members.IGNORED, 0);
    }

    @Override
    void make() {
        status.upperBand = priceAboveZero(UPPER_BAND);
        status.lowerBand = priceAboveZero(LOWER_BAND);
        codes(INDICATORS);
        status.sipNs = present(instant(SIP_TIME));
        status.state = state(status.indicators);
    }

    @Override
    long sipNs() {
        return status.sipNs;
    }

    @Override
    void tell(FrameListener listener, long receiveNs) {
        status.instrument = instrument().id();
        status.receiveNs = receiveNs;
        listener.onMarketStatus(status);
    }

    private static MarketState state(Codes indicators) {
        if (indicators.contains(SUSPENDED)) {
            return MarketState.HALTED;
        }
        return indicators.contains(REOPENING) ? MarketState.RESUMED : MarketState.BAND;
    }
}
