package io.ringtape.setting;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The component that takes the key under which its record stands. A list of such records is a mapping in the file, in
 * the order of its keys.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Key {
    /** A key inside the record whose text comes before the record's own key in the order; empty for none. */
    String orderedBy() default "";
}
