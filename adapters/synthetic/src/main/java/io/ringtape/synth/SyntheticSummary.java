package io.ringtape.synth;

import java.nio.file.Path;
import java.util.List;

/**
 * The contents of a synthetic session.
 *
 * @param tradesFile flat file of trades
 * @param quotesFile flat file of quotes
 * @param barsFile flat file of the prior sessions' minute bars
 * @param trades rows of trades, including duplicates and correction records
 * @param quotes rows of quotes
 * @param bars rows of bars
 * @param situations the planted situations, by symbol and then time
 * @param halts trading pauses, by symbol and then time
 */
public record SyntheticSummary(
        Path tradesFile,
        Path quotesFile,
        Path barsFile,
        long trades,
        long quotes,
        long bars,
        List<Situation> situations,
        List<Halt> halts) {
    public SyntheticSummary {
        situations = List.copyOf(situations);
        halts = List.copyOf(halts);
    }

    /**
     * A trading pause of one symbol, {@code [startNs, endNs)}.
     *
     * @param symbol the paused symbol
     * @param startNs the first instant without trading
     * @param endNs the reopening
     */
    public record Halt(String symbol, long startNs, long endNs) {}
}
