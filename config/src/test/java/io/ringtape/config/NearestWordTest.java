package io.ringtape.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestWordTest {
    private static final List<String> KEYS = List.of("rvolMin", "timeStopSeconds", "maxTrades", "start");

    @ParameterizedTest
    @CsvSource({
        "rvol_min, rvolMin",
        "RVOL-MIN, rvolMin",
        "time_stop_sec, timeStopSeconds",
        "max_trade, maxTrades",
        "strat, start"
    })
    void guessesWhatWasMeant(String word, String meant) {
        assertThat(NearestWord.hint(word, KEYS)).isEqualTo("did you mean '" + meant + "'?");
    }

    @Test
    void listsWhatThereIsWhenNothingIsNear() {
        assertThat(NearestWord.hint("commission", KEYS)).isEqualTo("known: rvolMin, timeStopSeconds, maxTrades, start");
    }

    @Test
    void countsLettersAsTheRecursionDoes() {
        long seed = Long.getLong("ringtape.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            String a = word(random);
            String b = word(random);
            assertThat(NearestWord.distance(a, b))
                    .as("%s %s, seed %s", a, b, seed)
                    .isEqualTo(naive(a, b));
        }
    }

    private static String word(Random random) {
        return random.ints(random.nextInt(6), 'a', 'd')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int naive(String a, String b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.length() + b.length();
        }
        String restA = a.substring(1);
        String restB = b.substring(1);
        int replaced = naive(restA, restB) + (a.charAt(0) == b.charAt(0) ? 0 : 1);
        return Math.min(replaced, 1 + Math.min(naive(restA, b), naive(a, restB)));
    }
}
