package io.ringtape.bench.session;

/**
 * What the measured session is made of.
 *
 * @param seed of the synthetic market
 * @param events approximate number of trades and quotes
 */
public record SessionRecipe(long seed, long events) {
    public static final long USUAL_SEED = 3;

    /** Returns the name of the session in the work folder, the same for equal recipes. */
    public String key() {
        return "session-seed" + seed + "-" + events;
    }
}
