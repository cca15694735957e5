package io.ringtape.setting;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a text may be; of a list every element, of a map every key. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Word {
    /** A symbol as the vendor spells it. */
    String SYMBOL = "[A-Z][A-Z0-9.]{0,11}";

    /** What {@link #SYMBOL} asks for. */
    String SYMBOL_WANTED = "a symbol: at most 12 capitals, digits and dots";

    /** A regular expression for all of the text. */
    String pattern();

    /** Returns a description of the pattern for messages. */
    String wanted();
}
