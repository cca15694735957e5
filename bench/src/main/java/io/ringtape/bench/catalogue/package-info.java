/** Everything that the main run measures and compares, a row each. */
package io.ringtape.bench.catalogue;
