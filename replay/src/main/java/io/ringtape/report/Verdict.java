package io.ringtape.report;

/** What a sample shows of the mean of what it comes from. */
public enum Verdict {
    /** Too few values to say anything. */
    TOO_FEW("too few to tell"),

    /** The 95 % interval includes zero. */
    NO_EDGE("no edge shown"),

    /** The whole interval is above zero. */
    GAINS("gains"),

    /** The whole interval is below zero. */
    LOSES("loses");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /** As the page says it. */
    public String words() {
        return words;
    }
}
