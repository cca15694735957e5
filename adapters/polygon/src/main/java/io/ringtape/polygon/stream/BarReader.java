package io.ringtape.polygon.stream;

import static io.ringtape.polygon.stream.EventFault.*;

import io.ringtape.event.MinuteBar;

/**
 * Converts an {@code AM} event to a bar. Uses the exact volume ({@code dv}) if present. The bar's date is that of the
 * current session. The number of trades is missing, because the stream carries only their average size.
 */
final class BarReader extends EventReader {
    private static final int OPEN = 1;
    private static final int HIGH = 2;
    private static final int LOW = 3;
    private static final int CLOSE = 4;
    private static final int VOLUME = 5;
    private static final int EXACT_VOLUME = 6;
    private static final int START = 7;
    private static final int VWAP = 8;

    private final MinuteBar bar = new MinuteBar();

    BarReader(JsonCursor cursor, SymbolIndex symbols, int date) {
        super(cursor, symbols, "AM");
        bar.date = date;
        members().add("sym", Members.INSTRUMENT, Members.SYMBOL);
        members().add("o", Members.PRICE, OPEN);
        members().add("h", Members.PRICE, HIGH);
        members().add("l", Members.PRICE, LOW);
        members().add("c", Members.PRICE, CLOSE);
        members().add("v", Members.SIZE, VOLUME);
        members().add("dv", Members.SIZE, EXACT_VOLUME);
        members().add("s", Members.WHOLE, START);
        members().add("e", Members.IGNORED, 0);
        members().add("av", Members.IGNORED, 0);
        members().add("dav", Members.IGNORED, 0);
        members().add("op", Members.IGNORED, 0);
        members().add("vw", Members.PRICE, VWAP);
        members().add("a", Members.IGNORED, 0);
        members().add("z", Members.IGNORED, 0);
        members().add("otc", Members.IGNORED, 0);
    }

    @Override
    void make() {
        bar.open = present(price(OPEN));
        bar.high = present(price(HIGH));
        bar.low = present(price(LOW));
        bar.close = present(price(CLOSE));
        bar.volume = present(size(VOLUME, EXACT_VOLUME));
        bar.startNs = present(instant(START));
        bar.vwap = priceAboveZero(VWAP);
        long lowest = Math.min(Math.min(bar.open, bar.high), Math.min(bar.low, bar.close));
        require(lowest > 0, NOT_POSITIVE);
        require(lowest == bar.low && bar.high >= Math.max(bar.open, bar.close), NOT_A_BAR);
    }

    @Override
    long sipNs() {
        return bar.startNs;
    }

    @Override
    void tell(FrameListener listener, long receiveNs) {
        bar.instrument = instrument().id();
        bar.receiveNs = receiveNs;
        listener.onMinuteBar(bar);
    }
}
