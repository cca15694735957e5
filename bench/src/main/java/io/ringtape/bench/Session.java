package io.ringtape.bench;

import io.ringtape.event.RunMode;
import io.ringtape.replay.SessionSetup;
import io.ringtape.tape.TapeManifest;
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
public record Session(SessionSetup setup, Path tape, TapeManifest manifest, Transactions transactions) {
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
        return new TapeSettings(
                TapeSettings.DEFAULTS.blockSizeBytes(), 0, touchAhead, TapeSettings.LEAST_KEEP_FREE_BYTES);
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

    /** Bytes of its data file for each transaction. */
    double bytesPerTransaction() {
        long bytes =
                manifest.files().stream().mapToLong(file -> file.bytes()).max().orElseThrow();
        return (double) bytes / manifest.entries();
    }
}
