/** A measurement as a row, its unit, and its values over the rounds of a run. */
package io.ringtape.bench.measure;
