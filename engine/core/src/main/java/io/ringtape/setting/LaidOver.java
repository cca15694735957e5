package io.ringtape.setting;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lays each mapping of a map over the keys of the outermost mapping that its record names. The record's components are
 * those of the outermost one, and need no annotations of their own.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface LaidOver {
    /** A key of the outermost mapping, whose own keys are those that the map may have. */
    String keysOf();
}
