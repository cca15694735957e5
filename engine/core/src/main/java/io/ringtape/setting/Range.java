package io.ringtape.setting;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The numbers that a setting may be, both ends included, in the unit that the file uses. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Range {
    /** A limit that no sensible distance, ratio or count of spreads reaches. */
    double FAR = 1_000;

    /** A number that no sensible count reaches. */
    double MANY = 100_000;

    /** A limit that no sensible amount of dollars reaches. */
    double BILLION = 1_000_000_000;

    /** Seconds of a day. */
    double DAY_SECONDS = 86_400;

    /** Milliseconds of a minute. */
    double MINUTE_MILLIS = 60_000;

    /** One-minute bars of a regular session. */
    double DAY_BARS = 390;

    /** Least value. */
    double min() default 0;

    /** Greatest value. */
    double max();

    /** What the file counts in; a component of type {@code long} must have one. */
    SettingUnit unit() default SettingUnit.AS_NAMED;

    /** Whether {@code none} is allowed too, which makes the component {@code Missing.STATISTIC}. */
    boolean orNone() default false;
}
