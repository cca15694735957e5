/** Single rules for the benchmarks, in the core's own package because nothing outside it asks one alone. */
package io.ringtape.risk;
