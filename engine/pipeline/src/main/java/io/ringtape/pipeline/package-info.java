/** The ring that every event goes through on its way from a producer to the tape and beyond; the one place of clocks. */
package io.ringtape.pipeline;
