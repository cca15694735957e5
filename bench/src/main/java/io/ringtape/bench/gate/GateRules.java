package io.ringtape.bench.gate;

/**
 * How long is measured, and when something is proved.
 *
 * @param warmUps pairs at the beginning that do not count
 * @param least quiet pairs before anything is said
 * @param most pairs, crowded ones too, after which what is not proved stays undecided
 * @param doubt how likely an end of the median's interval may be wrong, 0 to 0.5; it is looked at twice, after the least
 *     pairs and after the most, so that a verdict is wrong with twice that at most
 */
public record GateRules(int warmUps, int least, int most, double doubt) {
    /** With ten pairs all of them must lie below the bound before it is said that the median does. */
    public static final GateRules USUAL = new GateRules(4, 10, 20, 0.001);

    public GateRules {
        if (warmUps < 0 || least < 1 || most < least || !(doubt > 0 && doubt < 0.5)) {
            throw new IllegalArgumentException("no rules of a gate: " + warmUps + " warm-ups, " + least + " to " + most
                    + " pairs, doubt " + doubt);
        }
    }

    /** The same with that many pairs at most. */
    public GateRules withMost(int pairs) {
        return new GateRules(warmUps, least, pairs, doubt);
    }

    /** As one process tells another. */
    public String text() {
        return warmUps + "," + least + "," + most + "," + doubt;
    }

    /** From that text. */
    public static GateRules parse(String text) {
        String[] words = text.split(",");
        return new GateRules(
                Integer.parseInt(words[0]),
                Integer.parseInt(words[1]),
                Integer.parseInt(words[2]),
                Double.parseDouble(words[3]));
    }
}
