package io.ringtape.bench.gate;

/**
 * How many pairs are measured, and what proves something.
 *
 * @param warmUps pairs at the beginning that do not count
 * @param least quiet pairs that a verdict needs
 * @param most pairs, crowded ones too, after which what is not proved stays undecided
 * @param doubt probability that an end of the median's interval is wrong, 0 to 0.5; the interval is evaluated twice, after
 *     the least pairs and after the most, so that a verdict is wrong with at most twice this probability
 */
public record GateRules(int warmUps, int least, int most, double doubt) {
    /** With ten pairs, all must be below the bound to prove that the median is. */
    public static final GateRules USUAL = new GateRules(4, 10, 20, 0.001);

    public GateRules {
        if (warmUps < 0 || least < 1 || most < least || !(doubt > 0 && doubt < 0.5)) {
            throw new IllegalArgumentException("no rules of a gate: " + warmUps + " warm-ups, " + least + " to " + most
                    + " pairs, doubt " + doubt);
        }
    }

    /** The same with another greatest number of pairs. */
    public GateRules withMost(int pairs) {
        return new GateRules(warmUps, least, pairs, doubt);
    }

    /** Formats it for another process. */
    public String text() {
        return warmUps + "," + least + "," + most + "," + doubt;
    }

    /** Parses what {@link #text} returned. */
    public static GateRules parse(String text) {
        String[] words = text.split(",");
        return new GateRules(
                Integer.parseInt(words[0]),
                Integer.parseInt(words[1]),
                Integer.parseInt(words[2]),
                Double.parseDouble(words[3]));
    }
}
