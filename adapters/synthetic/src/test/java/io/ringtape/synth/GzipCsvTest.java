package io.ringtape.synth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GzipCsvTest {
    @TempDir
    Path folder;

    @Test
    void writesNumbersAsTheVendorDoes() throws IOException {
        Path file = folder.resolve("rows.csv.gz");
        try (GzipCsv csv = new GzipCsv(file, "a,b")) {
            csv.text("SPY".getBytes(StandardCharsets.US_ASCII))
                    .codes(new int[] {14, 41, 0}, 2)
                    .codes(new int[] {37}, 1)
                    .codes(new int[0], 0)
                    .number(Long.MAX_VALUE)
                    .decimal(672_310_000)
                    .decimal(7)
                    .decimal(40_000_000)
                    .decimal(0)
                    .endRow();
            csv.number(0).endRow();
            assertThat(csv.rows()).isEqualTo(2);
        }

        assertThat(FlatFile.lines(file))
                .isEqualTo(List.of("a,b", "SPY,\"14,41\",37,,9223372036854775807,672.31,0.000007,40,0", "0"));
    }

    @Test
    void survivesMoreRowsThanItsBuffer() throws IOException {
        Path file = folder.resolve("long.csv.gz");
        try (GzipCsv csv = new GzipCsv(file, "n,square")) {
            for (long n = 0; n < 50_000; n++) {
                csv.number(n).number(n * n).endRow();
            }
        }

        List<String> lines = FlatFile.lines(file);
        assertThat(lines).hasSize(50_001);
        for (long n = 0; n < 50_000; n++) {
            assertThat(lines.get((int) n + 1)).isEqualTo(n + "," + n * n);
        }
    }

    @Test
    void hasAHeaderWithoutTimeOrMachine() throws IOException {
        Path file = folder.resolve("empty.csv.gz");
        new GzipCsv(file, "a").close();

        assertThat(Files.readAllBytes(file)).startsWith(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff);
        assertThat(FlatFile.lines(file)).containsExactly("a");
    }
}
