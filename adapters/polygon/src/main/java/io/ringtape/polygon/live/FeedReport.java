package io.ringtape.polygon.live;

import io.ringtape.event.Missing;

/**
 * How a feed does.
 *
 * @param stage where the connection stands, in words
 * @param timesLive how often it went live
 * @param events prints, quotes and statuses that arrived so far
 * @param lagNs lag of the last second, receive time less SIP time; missing without events
 * @param openHoles holes that are being filled or wait for it
 * @param historyRows rows of the vendor's history that were published, margins and repetitions included
 */
public record FeedReport(String stage, int timesLive, long events, long lagNs, int openHoles, long historyRows) {
    /** The stage of a feed whose events flow. */
    static final String LIVE = "live";

    /** The report of a feed that was not started. */
    public static final FeedReport NOT_BEGUN = new FeedReport("not begun", 0, 0, Missing.LONG, 0, 0);

    /** Whether events flow. */
    public boolean isLive() {
        return stage.equals(LIVE);
    }
}
