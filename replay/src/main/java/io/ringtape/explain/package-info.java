/** Explains from a tape why a signal did or did not trade, and the state of each setup at a moment. */
package io.ringtape.explain;
