package io.ringtape.market;

/** When the regular session of a past trading date began and ended; the exchange calendar answers. */
public interface SessionOpens {
    /** 09:30 in New York of that date (yyyymmdd), or {@link io.ringtape.event.Missing#LONG} when it is no trading date. */
    long openNs(int yyyymmdd);

    /** End of that date's regular session, exclusive, or {@link io.ringtape.event.Missing#LONG}. */
    long closeNs(int yyyymmdd);
}
