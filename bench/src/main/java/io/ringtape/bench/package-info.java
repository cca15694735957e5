/** What the engine costs, held against the limits of the machine in one run. */
package io.ringtape.bench;
