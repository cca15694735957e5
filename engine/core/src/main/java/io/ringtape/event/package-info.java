/** The vocabulary of the tape: every event, described once, and the codecs that use those descriptions. */
package io.ringtape.event;
