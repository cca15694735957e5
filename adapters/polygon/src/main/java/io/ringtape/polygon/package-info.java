/** Polygon (Massive) as the source of the tape: its flat files read into one ordered stream. */
package io.ringtape.polygon;
