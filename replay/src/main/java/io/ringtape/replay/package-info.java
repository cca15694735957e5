/** Sessions run again: files through the engine onto a tape, and tapes through the engine against themselves. */
package io.ringtape.replay;
