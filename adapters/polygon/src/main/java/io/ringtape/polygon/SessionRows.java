package io.ringtape.polygon;

import io.ringtape.event.Missing;
import io.ringtape.market.MarketDataSettings;
import io.ringtape.market.TradingSession;

/** What the rows of all files of one session share: the accepted range of times and the feed's delay. */
final class SessionRows {
    private static final long DAY_NS = 86_400_000_000_000L;

    private final long fromNs;
    private final long toNs;
    private final long feedDelayNs;
    private final FileDates dates;

    SessionRows(TradingSession session, MarketDataSettings settings, FileDates dates) {
        this.dates = dates;
        fromNs = session.preOpenNs() - DAY_NS;
        toNs = session.endNs() + DAY_NS;
        feedDelayNs = settings.feedDelayNs();
    }

    /** Returns the delay from the SIP to this machine. */
    long feedDelayNs() {
        return feedDelayNs;
    }

    /** Returns the row's SIP time, which is required and must lie within a day of the session. */
    long sipNs(CsvRow row) {
        long sipNs = row.instant(Column.SIP_TIMESTAMP);
        if (sipNs == Missing.LONG) {
            row.fail(Fault.ABSENT, Column.SIP_TIMESTAMP);
            return sipNs;
        }
        dates.count(sipNs);
        if (sipNs < fromNs || sipNs >= toNs) {
            row.fail(Fault.OFF_DATE, Column.SIP_TIMESTAMP);
        }
        return sipNs;
    }

    /** Returns the row's SIP sequence, which is required. */
    long sipSequence(CsvRow row) {
        long sequence = row.whole(Column.SEQUENCE_NUMBER);
        if (sequence == Missing.LONG) {
            row.fail(Fault.ABSENT, Column.SEQUENCE_NUMBER);
        } else if (sequence > VendorLimits.HIGHEST_SEQUENCE) {
            row.fail(Fault.TOO_LARGE, Column.SEQUENCE_NUMBER);
        }
        return sequence;
    }
}
