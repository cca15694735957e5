package io.ringtape.tape;

/** How events are printed. */
public enum TextForm {
    /** A YAML document for each event. */
    YAML,

    /** A line of JSON for each event. */
    JSON
}
