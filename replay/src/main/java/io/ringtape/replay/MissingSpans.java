package io.ringtape.replay;

import io.ringtape.event.Event;
import io.ringtape.event.FeedState;
import io.ringtape.event.FeedStatus;
import io.ringtape.event.Missing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The spans of each instrument that a live session's tape lacks, from the statuses of its feed: holes that were not
 * filled, gaps, and the time from a loss of the feed to the session's end. One thread.
 */
final class MissingSpans {
    private final List<List<MissingSpan>> instruments = new ArrayList<>();
    private long lostNs = Missing.LONG;

    MissingSpans(int count) {
        for (int i = 0; i < count; i++) {
            instruments.add(new ArrayList<>());
        }
    }

    void onFeedStatus(FeedStatus status) {
        switch (status.state) {
            case LOST -> lostNs = Missing.isPresent(lostNs) ? lostNs : status.receiveNs;
            case CONNECTED -> lostNs = Missing.LONG;
            case BACKFILL_STARTED, GAP -> change(status, true);
            case BACKFILL_ENDED -> change(status, false);
            default -> {}
        }
    }

    /** Adds what is missing since the feed was lost, if it was. */
    void onSessionEnd(long endNs) {
        if (Missing.isPresent(lostNs) && lostNs < endNs) {
            for (int i = 0; i < instruments.size(); i++) {
                add(i, lostNs, endNs);
            }
        }
    }

    /** Returns the spans by instrument, then by time; those that overlap or touch are one. */
    List<MissingSpan> all() {
        return instruments.stream().flatMap(List::stream).toList();
    }

    private void change(FeedStatus status, boolean isMissing) {
        if (status.state == FeedState.GAP && !(Missing.isPresent(status.fromNs) && Missing.isPresent(status.toNs))) {
            return;
        }
        for (int i = 0; i < instruments.size(); i++) {
            if (status.instrument == i || status.instrument == Event.NO_INSTRUMENT) {
                if (isMissing) {
                    add(i, status.fromNs, status.toNs);
                } else {
                    remove(i, status.fromNs, status.toNs);
                }
            }
        }
    }

    private void add(int instrument, long fromNs, long toNs) {
        List<MissingSpan> spans = instruments.get(instrument);
        long joinedFromNs = fromNs;
        long joinedToNs = toNs;
        for (MissingSpan span : List.copyOf(spans)) {
            if (span.fromNs() <= toNs + 1 && span.toNs() >= fromNs - 1) {
                joinedFromNs = Math.min(joinedFromNs, span.fromNs());
                joinedToNs = Math.max(joinedToNs, span.toNs());
                spans.remove(span);
            }
        }
        spans.add(new MissingSpan(instrument, joinedFromNs, joinedToNs));
        spans.sort(Comparator.comparingLong(MissingSpan::fromNs));
    }

    private void remove(int instrument, long fromNs, long toNs) {
        List<MissingSpan> spans = instruments.get(instrument);
        for (MissingSpan span : List.copyOf(spans)) {
            if (span.fromNs() <= toNs && span.toNs() >= fromNs) {
                spans.remove(span);
                if (span.fromNs() < fromNs) {
                    spans.add(new MissingSpan(instrument, span.fromNs(), fromNs - 1));
                }
                if (span.toNs() > toNs) {
                    spans.add(new MissingSpan(instrument, toNs + 1, span.toNs()));
                }
            }
        }
        spans.sort(Comparator.comparingLong(MissingSpan::fromNs));
    }
}
