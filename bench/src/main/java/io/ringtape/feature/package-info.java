/** Single features for the benchmarks, in the core's own package because nothing outside it makes one alone. */
package io.ringtape.feature;
