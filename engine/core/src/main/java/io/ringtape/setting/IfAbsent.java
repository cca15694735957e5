package io.ringtape.setting;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a key as optional, with the value it has when absent. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface IfAbsent {
    /** The component is the constant of {@code Missing}, and the key stays out of the canonical text. */
    String MISSING = "missing";

    /** The number that the same key has in the nearest mapping around this one. */
    String OUTER = "outer";

    /** The value, as the file would have it. */
    String value();
}
