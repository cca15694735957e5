/** The rules that can refuse an order, each with its reason; none ever refuses an exit. */
package io.ringtape.risk;
