package io.ringtape.bench.session;

import io.ringtape.bench.measure.WrongOutputException;
import io.ringtape.config.ConfigurationException;
import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import io.ringtape.event.RunMode;
import io.ringtape.event.SessionStart;
import io.ringtape.replay.SessionSetup;
import io.ringtape.tape.TapeFile;
import io.ringtape.tape.TapeManifest;
import io.ringtape.tape.TapeReader;
import io.ringtape.tape.TapeSettings;
import java.nio.file.Path;

/**
 * The session that everything is measured on: SPY and QQQ of one synthetic day, as a tape on disk and as transactions in
 * memory.
 *
 * @param setup what its engine is built from
 * @param tape folder of its tape, complete
 * @param manifest of that tape
 * @param transactions its entries
 */
public record MeasuredSession(SessionSetup setup, Path tape, TapeManifest manifest, Transactions transactions) {
    /** More than the page toucher goes ahead between two looks at the disk. */
    private static final long KEEP_FREE_BYTES = 128L << 20;

    /** Reads the session of a complete tape, written by this version, into memory. */
    public static MeasuredSession inMemory(Path tape) {
        return of(tape, Transactions.read(tape));
    }

    /** That session without its transactions in memory, for one of any length. */
    public static MeasuredSession onDisk(Path tape) {
        return of(tape, Transactions.NONE);
    }

    private static MeasuredSession of(Path tape, Transactions transactions) {
        try (TapeReader reader = TapeReader.open(tape)) {
            Frame first = new Frame();
            reader.next(first);
            FrameReader record = new FrameReader().wrap(first);
            record.next();
            SessionStart start = new SessionStart();
            record.read(start);
            return new MeasuredSession(SessionSetup.of(start), tape, reader.manifest(), transactions);
        } catch (ConfigurationException e) {
            throw new IllegalStateException("the tape in " + tape + " is of another version: " + e.problems(), e);
        }
    }

    /** Returns the length of the data file of a complete tape, in bytes. */
    public static long dataBytes(Path tape) {
        return TapeManifest.read(tape).files().stream()
                .mapToLong(TapeFile::bytes)
                .max()
                .orElseThrow();
    }

    /** The manifest of a tape that is to come out with the same checksum. */
    public TapeManifest blankManifest() {
        return TapeManifest.open(
                manifest.codeVersion(),
                manifest.tradingDate(),
                RunMode.BACKTEST,
                manifest.symbols(),
                manifest.configurationDigest());
    }

    /** How its tapes are written: the default settings, with a smaller guard against a full disk. */
    public static TapeSettings tapeSettings(boolean touchAhead) {
        return new TapeSettings(TapeSettings.DEFAULTS.blockSizeBytes(), 0, touchAhead, KEEP_FREE_BYTES);
    }

    /**
     * Checks what a measured run has written.
     *
     * @throws WrongOutputException when it is not this session's tape
     */
    public void requireSame(String what, String checksum) {
        if (!checksum.equals(manifest.checksum())) {
            throw new WrongOutputException(what, checksum, manifest.checksum());
        }
    }

    /** How many instruments it has. */
    public int instrumentCount() {
        return setup.settings().instruments().size();
    }

    /** Bytes of its data file for each transaction. */
    public double bytesPerTransaction() {
        return (double) dataBytes(tape) / manifest.entries();
    }
}
