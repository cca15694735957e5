package io.ringtape.polygon.live;

import java.io.IOException;

/** The vendor refuses the feed, so that trying again does not help: a bad key, a plan without the data, an old stream. */
public final class FeedRefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    FeedRefusedException(String reason) {
        super(reason);
    }
}
