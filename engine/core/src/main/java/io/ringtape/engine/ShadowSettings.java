package io.ringtape.engine;

/**
 * How signals are followed.
 *
 * @param maxOpen signals of one instrument followed at once, above 0
 * @param slippagePerShare slippage beyond the touch in each of the two fills, micro-dollars per share, 0 or more
 */
public record ShadowSettings(int maxOpen, long slippagePerShare) {
    public ShadowSettings {
        if (maxOpen <= 0 || slippagePerShare < 0) {
            throw new IllegalArgumentException("shadows: maxOpen " + maxOpen + " must be above 0 and slippagePerShare "
                    + slippagePerShare + " 0 or more");
        }
    }
}
