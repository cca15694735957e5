package io.ringtape.setting;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a component of a settings record a key of the configuration. The key is the component's name, with the suffix
 * of its {@link Range#unit} in place of the component's own: {@code maxQuoteAgeNs} is {@code maxQuoteAgeMillis}. A
 * component that is a record and has no such annotation is a group: its components are keys of the same mapping.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
    /** What the setting is, in one sentence. */
    String value();

    /** The key, where it does not follow from the component's name. */
    String key() default "";
}
