package io.ringtape.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.ExecutionReport;
import io.ringtape.event.Missing;
import io.ringtape.event.SessionStart;
import io.ringtape.event.Signal;
import io.ringtape.event.Trade;
import io.ringtape.tape.TapeCheck;
import io.ringtape.tape.TapeManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tape of format 1, written before tapes had an engine version: a synthetic half day of SPY with one round trip. */
class FormatOneTest {
    private static final Path ZIP = Path.of("src/test/resources/format-1-tape.zip");

    @TempDir
    Path tape;

    @BeforeEach
    void unzip() throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(ZIP))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Files.copy(zip, tape.resolve(entry.getName()));
            }
        }
    }

    @Test
    void isWholeAndOfEngineVersionOne() {
        TapeManifest manifest = TapeManifest.read(tape);
        assertThat(manifest.versions().format()).isEqualTo(1);
        assertThat(manifest.engineVersion()).isEqualTo(1);
        TapeCheck check = TapeCheck.of(tape);
        assertThat(check.damage()).isEmpty();
        assertThat(check.entries()).isEqualTo(18_835);
        assertThat(check.checksum()).isEqualTo("crc32c:3d30a805");
    }

    @Test
    void fieldsThatItDoesNotHaveAreMissing() {
        SessionStart start = SyntheticDay.events(tape, SessionStart.class).get(0);
        assertThat(start.runId.isEmpty()).isTrue();
        assertThat(start.synthetic).isFalse();
        assertThat(SyntheticDay.events(tape, Trade.class)).isNotEmpty().noneMatch(trade -> trade.backfilled);
        assertThat(SyntheticDay.events(tape, Signal.class))
                .isNotEmpty()
                .allMatch(signal -> signal.bid == Missing.LONG && signal.ask == Missing.LONG);
        assertThat(SyntheticDay.events(tape, ExecutionReport.class))
                .isNotEmpty()
                .allMatch(report -> report.sentNs == Missing.LONG && !report.feesEstimated && report.tag.isEmpty());
    }

    @Test
    void itsDecisionsAreThoseOfThisEngine() throws Exception {
        List<DecisionReplay.Change> changes = new ArrayList<>();
        DecisionReplay.ComparisonResult result = DecisionReplay.compare(tape, changes::add, RunProgress.NONE);
        assertThat(changes).isEmpty();
        assertThat(result.compared().changed()).isZero();
        assertThat(result.compared().entries()).isEqualTo(18_835);
        assertThat(result.compared().decisions()).isEqualTo(59);
        assertThat(result.checksum()).isEqualTo("crc32c:3d30a805");
        TapeDecisions decided = new TapeDecisions(tape);
        assertThat(decided.orders).hasSize(2);
        assertThat(decided.trades).hasSize(1);
    }
}
