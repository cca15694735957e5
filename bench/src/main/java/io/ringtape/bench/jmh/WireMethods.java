package io.ringtape.bench.jmh;

/** The hot events as messages, which Chronicle Wire's method writers and readers go by. */
public interface WireMethods {
    /** A print. */
    void trade(WireTrade trade);

    /** A change of the NBBO. */
    void quote(WireQuote quote);
}
