package io.ringtape.bench.session;

/**
 * What the measured session is made of.
 *
 * @param seed of the synthetic market
 * @param events about how many trades and quotes
 */
public record SessionRecipe(long seed, long events) {
    public static final long USUAL_SEED = 3;

    /** Returns the session's name in the work folder; sessions of equal recipes have the same name. */
    public String key() {
        return "session-seed" + seed + "-" + events;
    }
}
