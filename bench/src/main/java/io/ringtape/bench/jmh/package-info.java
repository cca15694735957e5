/** Small questions about speed, a class each, answered by JMH. */
package io.ringtape.bench.jmh;
