package io.ringtape.tape;

/** How events are printed. */
public enum TextForm {
    /** One YAML document per event, with instants in New York time. */
    YAML,

    /** One line of JSON per event, with instants in UTC. */
    JSON
}
