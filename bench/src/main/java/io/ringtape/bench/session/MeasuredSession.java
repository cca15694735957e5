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
 * The session on which everything is measured: SPY and QQQ of one synthetic day, as a tape on disk and as transactions
 * in memory.
 *
 * @param setup from which its engine is built
 * @param tape folder of its complete tape
 * @param manifest of the tape
 * @param transactions entries of the tape
 * @param startBytes length of its first frame
 */
public record MeasuredSession(
        SessionSetup setup, Path tape, TapeManifest manifest, Transactions transactions, int startBytes) {
    /** More than the page toucher goes ahead between two checks of the free space. */
    private static final long KEEP_FREE_BYTES = 128L << 20;

    /** Reads the session of a complete tape, written by this version, into memory. */
    public static MeasuredSession inMemory(Path tape) {
        return of(tape, Transactions.read(tape));
    }

    /** Reads a session of any length, without its transactions. */
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
            return new MeasuredSession(SessionSetup.of(start), tape, reader.manifest(), transactions, first.length());
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

    /** Returns the manifest for a tape that must get the same checksum. */
    public TapeManifest blankManifest() {
        return TapeManifest.open(
                manifest.codeVersion(),
                manifest.tradingDate(),
                RunMode.BACKTEST,
                manifest.symbols(),
                manifest.configurationDigest());
    }

    /** Returns how tapes of a run are written: the default settings, with a smaller guard against a full disk. */
    public static TapeSettings tapeSettings() {
        return new TapeSettings(TapeSettings.DEFAULTS.blockSizeBytes(), 0, true, KEEP_FREE_BYTES);
    }

    /**
     * Checks what a measured run has written; {@code what} names it.
     *
     * @throws WrongOutputException if it is not the tape of this session
     */
    public void requireSame(String what, String checksum) {
        WrongOutputException.requireEqual(what, checksum, manifest.checksum());
    }

    /** Returns the number of its instruments. */
    public int instrumentCount() {
        return setup.settings().instruments().size();
    }

    /**
     * Returns the bytes of its data file for each transaction, without the bytes of the session's start, which grows
     * with every setting.
     */
    public double bytesPerTransaction() {
        return (double) (dataBytes(tape) - startBytes) / manifest.entries();
    }
}
