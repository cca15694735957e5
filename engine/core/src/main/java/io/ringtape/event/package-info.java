/** The vocabulary of the tape: every event described once, and the codecs that read those descriptions. */
package io.ringtape.event;
