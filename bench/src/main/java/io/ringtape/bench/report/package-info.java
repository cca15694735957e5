/** A run's tables, goals and figures, for people and for programs. */
package io.ringtape.bench.report;
