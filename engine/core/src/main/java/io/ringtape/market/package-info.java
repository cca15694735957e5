/** Instruments, the session's hours, and the rules that say what prints and quotes count for. */
package io.ringtape.market;
