/** Small questions about speed, one class each, asked by JMH; a variant that was rejected stays beside the accepted one. */
package io.ringtape.bench.jmh;
