package io.ringtape.tape;

/** How events are printed. */
public enum TextForm {
    /** One YAML document per event. */
    YAML,

    /** One line of JSON per event. */
    JSON
}
