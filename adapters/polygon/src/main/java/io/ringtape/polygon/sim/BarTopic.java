package io.ringtape.polygon.sim;

import io.ringtape.event.Nanos;
import java.nio.charset.StandardCharsets;

/** A kind of bar on the stream. */
enum BarTopic {
    /** Bars of a second. */
    A(Nanos.SECOND_NS),

    /** Bars of a minute. */
    AM(Nanos.MINUTE_NS);

    private final long widthNs;

    @SuppressWarnings("ImmutableEnumChecker") // never written to
    private final byte[] json = ('"' + name() + '"').getBytes(StandardCharsets.US_ASCII);

    BarTopic(long widthNs) {
        this.widthNs = widthNs;
    }

    long widthNs() {
        return widthNs;
    }

    /** Returns its {@code ev}; shared, do not modify. */
    byte[] json() {
        return json;
    }
}
