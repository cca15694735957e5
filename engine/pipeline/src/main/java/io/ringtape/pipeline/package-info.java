/**
 * The ring that carries every event from its producer to the tape and beyond, and the only place where clocks are read.
 */
package io.ringtape.pipeline;
