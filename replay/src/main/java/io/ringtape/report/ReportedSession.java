package io.ringtape.report;

import io.ringtape.replay.RunProgress;
import io.ringtape.replay.TapeWalk;
import io.ringtape.tape.TapeManifest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What one tape says of trading.
 *
 * @param tape its folder
 * @param head what the tape says of the session as a whole
 * @param trades from flat to flat, in the order of their ends
 * @param signals in the order in which they were made
 * @param prices of each symbol, minute by minute
 */
public record ReportedSession(
        Path tape,
        Head head,
        List<ClosedTrade> trades,
        List<FollowedSignal> signals,
        Map<String, List<PricePoint>> prices) {
    /**
     * What a tape says of its session as a whole.
     *
     * @param manifest what the tape is
     * @param synthetic whether the market data are synthetic
     * @param settingsDigest that sessions under the same settings share: the tape's own, until another is given
     * @param alerts in the order in which each was first raised
     */
    public record Head(TapeManifest manifest, boolean synthetic, String settingsDigest, List<RaisedAlert> alerts) {}

    /**
     * Reads the tape in {@code tape} once from front to back.
     *
     * @throws io.ringtape.tape.TapeException when there is no tape, or it is damaged
     */
    public static ReportedSession read(Path tape, RunProgress progress) {
        SessionReader reader = new SessionReader(TapeManifest.read(tape));
        return of(tape, TapeWalk.of(tape, reader, progress), reader);
    }

    /** Returns what {@code reader} collected of a whole tape. */
    static ReportedSession of(Path tape, TapeManifest manifest, SessionReader reader) {
        return new ReportedSession(tape, reader.head(manifest), reader.trades(), reader.signals(), reader.prices());
    }

    /** Returns this session under settings of another digest, such as one without unlisted symbols. */
    public ReportedSession under(String settingsDigest) {
        Head under = new Head(manifest(), synthetic(), settingsDigest, alerts());
        return new ReportedSession(tape, under, trades, signals, prices);
    }

    /** Returns what the tape is. */
    public TapeManifest manifest() {
        return head.manifest();
    }

    /** Whether the market data are synthetic. */
    public boolean synthetic() {
        return head.synthetic();
    }

    /** Returns the digest that sessions under the same settings share. */
    public String settingsDigest() {
        return head.settingsDigest();
    }

    /** Returns the alerts, those that say the same as one, in the order in which each was first raised. */
    public List<RaisedAlert> alerts() {
        return head.alerts();
    }

    /** Returns the profit after charges, in dollars. */
    public double profit() {
        return trades.stream().mapToDouble(ClosedTrade::profit).sum();
    }
}
