package io.ringtape.bench.gate;

/**
 * How many pairs are measured, and what proves something about them.
 *
 * @param warmUps pairs at the beginning that do not count
 * @param least quiet pairs that a verdict needs
 * @param most pairs, crowded ones included; a ratio that they do not decide stays undecided
 * @param doubt probability, 0 to 0.5, that an end of the median's interval is wrong; the interval is evaluated twice,
 *     after the least pairs and after the most, so a verdict is wrong with at most twice this probability
 */
public record GateRules(int warmUps, int least, int most, double doubt) {
    /** With ten pairs, all must be below the bound to prove that the median is. */
    public static final GateRules USUAL = new GateRules(4, 10, 20, 0.001);

    public GateRules {
        if (warmUps < 0 || least < 1 || most < least || !(doubt > 0 && doubt < 0.5)) {
            throw new IllegalArgumentException("rules of a gate with " + warmUps + " warm-ups, " + least + " to " + most
                    + " pairs, doubt " + doubt + ": wanted 0 or more, 1 or more, no fewer than that, 0 to 0.5");
        }
    }

    /** Returns the same rules with at most {@code pairs} pairs. */
    public GateRules withMost(int pairs) {
        return new GateRules(warmUps, least, pairs, doubt);
    }
}
