/** A run's tables, goals and figures. */
package io.ringtape.bench.report;
