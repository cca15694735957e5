package io.ringtape.polygon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlatFilesTwinTest {
    @TempDir
    Path folder;

    @Test
    void agreesWithItsTwinOnRandomFilesInMemory() throws IOException {
        agrees(Long.getLong("ringtape.seed", System.nanoTime()), 40, 300, Integer.MAX_VALUE / 64);
    }

    @Test
    void agreesWithItsTwinWhenChunksOfEverySizeAreSpilled() throws IOException {
        long seed = Long.getLong("ringtape.seed", System.nanoTime());
        for (int chunk : new int[] {1, 2_000, 10_000, 100_000}) {
            agrees(seed + chunk, 10, 1_500, chunk);
        }
    }

    private void agrees(long seed, int rounds, int rows, int chunkBytes) throws IOException {
        for (int round = 0; round < rounds; round++) {
            Random random = new Random(seed + round);
            NaiveFlatFiles twin = new NaiveFlatFiles(Days.INSTRUMENTS);
            List<Path> quotes = files(random, false, rows, twin);
            List<Path> trades = files(random, true, rows, twin);
            FlatFileRequest request = Days.request(trades, quotes, 1, folder.resolve("spill"));
            try (FlatFileStream stream = FlatFiles.open(request, ReadProgress.NONE, chunkBytes)) {
                assertThat(Days.texts(stream)).as("seed %d", seed + round).isEqualTo(twin.ordered());
                assertThat(stream.trades() + stream.quotes()).isEqualTo(twin.rows());
                assertThat(stream.badRows()).isEqualTo(twin.badLines().size());
                assertThat(lines(stream.badRowMessages()))
                        .isEqualTo(twin.badLines().stream().limit(20).toList());
                assertThat(stream.next()).isNull();
            }
            assertThat(leftovers()).isEmpty();
        }
    }

    private List<Path> files(Random random, boolean trades, int rows, NaiveFlatFiles twin) {
        List<Path> files = new ArrayList<>();
        int count = random.nextInt(3);
        for (int i = 0; i < count; i++) {
            String text = RandomFile.text(random, trades, 30 + random.nextInt(rows), random.nextBoolean() ? 0 : 0.05);
            Path file = folder.resolve((trades ? "trades" : "quotes") + i);
            files.add(Days.write(file, encoded(random, text.getBytes(StandardCharsets.UTF_8))));
            twin.read(text, trades);
        }
        return files;
    }

    private static byte[] encoded(Random random, byte[] text) {
        int members = random.nextInt(4);
        if (members == 0) {
            return text;
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (int i = 0; i < members; i++) {
            int from = text.length * i / members;
            file.writeBytes(Days.gzip(Arrays.copyOfRange(text, from, text.length * (i + 1) / members)));
        }
        return file.toByteArray();
    }

    private static List<Long> lines(List<String> messages) {
        return messages.stream()
                .map(message -> Long.parseLong(message.replaceAll("^.*?, line (\\d+):.*$", "$1")))
                .toList();
    }

    private List<Path> leftovers() throws IOException {
        if (!Files.exists(folder.resolve("spill"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.resolve("spill"))) {
            return files.toList();
        }
    }
}
