/** The rules that can refuse an entry, each with its reason, and the day that they check. No rule refuses an exit. */
package io.ringtape.risk;
