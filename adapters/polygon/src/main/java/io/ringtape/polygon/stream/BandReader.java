package io.ringtape.polygon.stream;

import static io.ringtape.polygon.stream.EventFault.*;

import io.ringtape.event.Codes;
import io.ringtape.event.MarketState;
import io.ringtape.event.MarketStatus;
import io.ringtape.event.Missing;

/**
 * Makes a market status of an event {@code LULD}, whose symbol is in {@code T}. Its time is documented in milliseconds
 * and sent in nanoseconds: the unit is told by magnitude, as everywhere. Indicator 17 says that the bands are suspended
 * in a halt or a pause, without saying which: halted; 18 that trading reopened; beside each other the halt counts. All
 * others only change the band. A band of 0 is none.
 */
final class BandReader extends EventReader {
    private static final int SUSPENDED = 17;
    private static final int REOPENING = 18;

    private final MarketStatus status = new MarketStatus();

    BandReader(JsonCursor cursor, SymbolIndex symbols) {
        super(cursor, symbols, Keys.BAND);
    }

    @Override
    void begin() {
        super.begin();
        status.sipNs = Missing.LONG;
        status.lowerBand = Missing.LONG;
        status.upperBand = Missing.LONG;
        status.indicators.clear();
    }

    @Override
    void read() {
        while (cursor.nextKey()) {
            switch (cursor.shortKey()) {
                case Keys.BAND_SYMBOL -> symbol();
                case Keys.UPPER_BAND -> status.upperBand = band();
                case Keys.LOWER_BAND -> status.lowerBand = band();
                case Keys.INDICATORS -> codes(status.indicators);
                case Keys.SIP_TIME -> status.sipNs = instant();
                case Keys.TAPE, Keys.SEQUENCE -> cursor.skipValue();
                default -> other();
            }
        }
    }

    @Override
    void check() {
        require(status.sipNs != Missing.LONG, ABSENT);
        status.state = state(status.indicators);
    }

    @Override
    void tell(FrameListener listener, long receiveNs) {
        status.instrument = instrument().id();
        status.receiveNs = receiveNs;
        listener.onMarketStatus(status);
    }

    private long band() {
        long price = price();
        return price == 0 ? Missing.LONG : price;
    }

    private static MarketState state(Codes indicators) {
        if (indicators.contains(SUSPENDED)) {
            return MarketState.HALTED;
        }
        return indicators.contains(REOPENING) ? MarketState.RESUMED : MarketState.BAND;
    }
}
