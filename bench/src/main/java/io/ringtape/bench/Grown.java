package io.ringtape.bench;

import io.ringtape.bench.growth.Plot;
import java.util.Optional;

/**
 * How cost grows with one thing.
 *
 * @param table of what was measured
 * @param plot of it; empty when too little was
 */
record Grown(Table table, Optional<Plot> plot) {}
