package io.ringtape.bench.growth;

import io.ringtape.bench.report.Table;
import java.util.Optional;

/**
 * How cost grows with one topic.
 *
 * @param table of what was measured
 * @param plot of it; empty when too little was measured
 */
record GrowthResult(Table table, Optional<Plot> plot) {}
