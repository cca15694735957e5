/** The bench command: what the engine costs compared with the machine's limits, measured in one run. */
package io.ringtape.bench;
