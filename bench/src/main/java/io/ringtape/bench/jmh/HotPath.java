package io.ringtape.bench.jmh;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A benchmark of code that must allocate nothing for an event; the table marks it when it does. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface HotPath {}
