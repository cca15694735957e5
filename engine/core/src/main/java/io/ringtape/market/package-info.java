/** Instruments, session hours, and the rules for what prints and quotes count for. */
package io.ringtape.market;
