package io.ringtape.setting;

/**
 * Collects the objections of a settings record to its values. Components are named as in the code and shown by their
 * keys; a dotted name leads into a section or to an entry of a map. Braces in a text stand for a component's key and
 * value.
 */
public interface Objections {
    /**
     * Objects to the component's value unless {@code holds}.
     *
     * @param wanted what its value must be, such as {@code "at most {lookbackBars}"}
     */
    default void require(boolean holds, String component, String wanted) {
        if (!holds) {
            refuse(component, "is {" + component + "}, wanted " + wanted);
        }
    }

    /**
     * Like {@link #require}, for values that can be run with but make no sense together. They are not objected to on a
     * tape, which holds what its own version allowed.
     */
    default void requireOfFile(boolean holds, String component, String wanted) {
        require(holds, component, wanted);
    }

    /**
     * Objects to the component's value.
     *
     * @param text what is wrong, as it follows the key: {@code "overlaps with {OPEN}"}
     */
    void refuse(String component, String text);
}
