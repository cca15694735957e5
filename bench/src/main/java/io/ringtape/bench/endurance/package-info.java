/** What a long session does to the heap: pauses read from the collector's log. */
package io.ringtape.bench.endurance;
