package io.ringtape.setting;

/** A settings record whose values must fit each other, beyond the range of each. */
public interface Checked {
    /** Adds an objection for each conflict between values. Called once every value is within its range. */
    void check(Objections objections);
}
