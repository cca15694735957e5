/** A seeded, realistic trading day written as the vendor's flat files. */
package io.ringtape.synth;
