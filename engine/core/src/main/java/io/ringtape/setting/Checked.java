package io.ringtape.setting;

/** A settings record whose values must fit each other, beyond the range of each. */
public interface Checked {
    /** Says what does not fit. Called once every value is within its range. */
    void check(Objections objections);
}
