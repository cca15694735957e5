/** A long session in a fixed heap under each garbage collector. */
package io.ringtape.bench.endurance;
