package io.ringtape.synth;

import java.nio.file.Path;
import java.util.List;

/**
 * The contents of a synthetic session.
 *
 * @param files where they are
 * @param rows how many rows each file has
 * @param situations the planted situations, by symbol and then time
 * @param halts trading pauses, by symbol and then time
 */
public record SyntheticSummary(SyntheticFiles files, Rows rows, List<Situation> situations, List<Halt> halts) {
    public SyntheticSummary {
        situations = List.copyOf(situations);
        halts = List.copyOf(halts);
    }

    /**
     * The flat files of a session.
     *
     * @param trades of its trades
     * @param quotes of its quotes
     * @param bars of the prior sessions' minute bars
     */
    public record SyntheticFiles(Path trades, Path quotes, Path bars) {}

    /**
     * The rows of each file.
     *
     * @param trades of trades, including duplicates and correction records
     * @param quotes of quotes
     * @param bars of bars
     */
    public record Rows(long trades, long quotes, long bars) {}

    /**
     * A trading pause of one symbol, {@code [startNs, endNs)}.
     *
     * @param symbol the paused symbol
     * @param startNs the first instant without trading
     * @param endNs the reopening
     */
    public record Halt(String symbol, long startNs, long endNs) {}
}
