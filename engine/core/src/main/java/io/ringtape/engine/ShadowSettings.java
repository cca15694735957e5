package io.ringtape.engine;

/**
 * How signals are followed after they were made.
 *
 * @param maxOpen signals of one instrument that are followed at once, above 0
 * @param slippagePerShare lost to slippage in each of the two fills, beyond the touch, micro-dollars a share, 0 or more
 */
public record ShadowSettings(int maxOpen, long slippagePerShare) {
    public ShadowSettings {
        if (maxOpen <= 0 || slippagePerShare < 0) {
            throw new IllegalArgumentException("shadows: maxOpen " + maxOpen + " must be above 0 and slippagePerShare "
                    + slippagePerShare + " 0 or more");
        }
    }
}
