/** The rules that can refuse an entry, each with its reason, and the day that they look at; none ever refuses an exit. */
package io.ringtape.risk;
