package io.ringtape.contract;

import io.ringtape.order.BrokerConnection;

/**
 * A broker under test and the market it trades on, which the suite moves. There is one instrument, 0; prices and shares
 * are in micros. Every method returns at once but {@link #settle}.
 */
public interface BrokerVenue extends AutoCloseable {
    /** Returns the broker, not opened yet. */
    BrokerConnection broker();

    /** Sets the NBBO. */
    void quote(long bid, long bidSize, long ask, long askSize);

    /** Prints a regular trade. */
    void print(long price, long size);

    /** Returns the instant to put on the next request, epoch nanoseconds. */
    long nowNs();

    /** Lets time pass until every request has arrived and every report was published, or the broker has failed. */
    void settle();

    @Override
    void close();
}
