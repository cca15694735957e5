package io.ringtape.setting;

/**
 * Takes what a settings record has against its values. Components are named as in the code and shown by their keys; a
 * dotted name leads into a section or to an entry of a map. Braces in a text stand for a component's key and value.
 */
public interface Objections {
    /**
     * Objects that the component's value is not what is wanted, unless the condition holds.
     *
     * @param wanted what its value must be, such as {@code "at most {lookbackBars}"}
     */
    default void require(boolean holds, String component, String wanted) {
        if (!holds) {
            refuse(component, "is {" + component + "}, wanted " + wanted);
        }
    }

    /**
     * Objects to the component's value.
     *
     * @param text what is wrong, as it follows the key: {@code "overlaps with {OPEN}"}
     */
    void refuse(String component, String text);
}
