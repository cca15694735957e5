package io.ringtape.bench.session;

import io.ringtape.replay.SessionSetup;

/**
 * What the measured session is made of.
 *
 * @param seed of the synthetic market
 * @param events about how many trades and quotes
 */
public record SessionRecipe(long seed, long events) {
    public static final long USUAL_SEED = 3;

    /** Names the session in the work folder: the same name is the same session, of the same code version. */
    public String key() {
        return "session-" + SessionSetup.CODE_VERSION + "-seed" + seed + "-" + events;
    }
}
