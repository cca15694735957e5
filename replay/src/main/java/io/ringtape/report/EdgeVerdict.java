package io.ringtape.report;

/** What a sample shows about the mean of its distribution. */
public enum EdgeVerdict {
    /** Too few values for a verdict. */
    TOO_FEW("too few to tell"),

    /** The 95 % interval includes zero. */
    NO_EDGE("no edge shown"),

    /** The whole interval is above zero. */
    GAINS("gains"),

    /** The whole interval is below zero. */
    LOSES("loses"),

    /** The values come from synthetic market data, whatever they are. */
    SYNTHETIC("synthetic");

    /** What a result on synthetic market data is worth, as the last words of a command. */
    public static final String OF_SYNTHETIC_DATA = "synthetic: says nothing about a strategy";

    private final String words;

    EdgeVerdict(String words) {
        this.words = words;
    }

    /** Returns the wording on the page. */
    public String words() {
        return words;
    }
}
