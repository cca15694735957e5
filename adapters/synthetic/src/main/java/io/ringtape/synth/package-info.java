/** Writes a seeded, realistic trading day as the vendor's flat files. */
package io.ringtape.synth;
