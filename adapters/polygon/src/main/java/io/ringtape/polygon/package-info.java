/** Reads Polygon (Massive) flat files into one ordered stream. */
package io.ringtape.polygon;
