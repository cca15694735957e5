package io.ringtape.bench.jmh;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a benchmark of code that must not allocate for an event. The table shows if it does. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface HotPath {}
