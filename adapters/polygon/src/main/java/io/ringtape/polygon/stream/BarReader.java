package io.ringtape.polygon.stream;

import static io.ringtape.polygon.stream.EventFault.*;

import io.ringtape.event.MinuteBar;
import io.ringtape.event.Missing;

/**
 * Makes a bar of an event {@code AM}. Its volume is the exact one ({@code dv}) where there is one; its date is that of
 * the session it came in. The stream tells the average size of a print but not how many there were, so that is missing.
 */
final class BarReader extends EventReader {
    private final MinuteBar bar = new MinuteBar();
    private long exactVolume;

    BarReader(JsonCursor cursor, SymbolIndex symbols, int date) {
        super(cursor, symbols, Keys.MINUTE_BAR);
        bar.date = date;
    }

    @Override
    void begin() {
        super.begin();
        bar.startNs = Missing.LONG;
        bar.open = Missing.LONG;
        bar.high = Missing.LONG;
        bar.low = Missing.LONG;
        bar.close = Missing.LONG;
        bar.volume = Missing.LONG;
        exactVolume = Missing.LONG;
    }

    @Override
    void read() {
        while (cursor.nextKey()) {
            switch (cursor.shortKey()) {
                case Keys.SYMBOL -> symbol();
                case Keys.OPEN -> bar.open = price();
                case Keys.HIGH -> bar.high = price();
                case Keys.LOW -> bar.low = price();
                case Keys.CLOSE -> bar.close = price();
                case Keys.VOLUME -> bar.volume = size();
                case Keys.EXACT_VOLUME -> exactVolume = size();
                case Keys.START -> bar.startNs = instant();
                case Keys.END,
                        Keys.DAY_VOLUME,
                        Keys.EXACT_DAY_VOLUME,
                        Keys.DAY_OPEN,
                        Keys.VWAP,
                        Keys.DAY_VWAP,
                        Keys.AVERAGE_SIZE,
                        Keys.OVER_THE_COUNTER -> cursor.skipValue();
                default -> other();
            }
        }
    }

    @Override
    void check() {
        if (exactVolume != Missing.LONG) {
            bar.volume = exactVolume;
        }
        long low = Math.min(Math.min(bar.open, bar.high), Math.min(bar.low, bar.close));
        require(low != Missing.LONG && bar.volume != Missing.LONG && bar.startNs != Missing.LONG, ABSENT);
        require(low > 0, NOT_POSITIVE);
        require(bar.low == low && bar.high >= Math.max(bar.open, bar.close), NOT_A_BAR);
    }

    @Override
    void tell(FrameListener listener, long receiveNs) {
        bar.instrument = instrument().id();
        bar.receiveNs = receiveNs;
        listener.onMinuteBar(bar);
    }
}
