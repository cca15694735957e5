package io.ringtape.tradier;

import static io.ringtape.event.Nanos.MILLI_NS;
import static io.ringtape.event.Nanos.SECOND_NS;
import static io.ringtape.event.OrderLeg.ENTRY;
import static io.ringtape.event.OrderLeg.STOP;
import static io.ringtape.event.OrderLeg.TARGET;
import static io.ringtape.tradier.ScriptedBroker.bracket;
import static io.ringtape.tradier.ScriptedBroker.exit;
import static io.ringtape.tradier.ScriptedBroker.leg;

import io.ringtape.tradier.api.ApiAnswer;
import io.ringtape.tradier.api.ApiCall;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Answers whose bytes, numbers and words were changed at random. Whatever the broker answers, the gateway throws nothing,
 * and sends no order twice. {@code -Dringtape.seed=N} plays one history.
 */
class AnswerFuzzTest {
    private static final String TAG = "rt-2026-11-30live-";
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    private static final Pattern NAME = Pattern.compile("\"[a-z_]+\":");
    private static final String[] ABSURD = {
        "1e30",
        "-1e30",
        "1e18",
        "9223372036854775807",
        "-9223372036854775808",
        "18446744073709551616",
        "1e999999999",
        "1e-999999999",
        "0",
        "-0.0",
        "-1",
        "0.0000001",
        "1e-30",
        "9999999",
        "\"NaN\"",
        "NaN",
        "\"Infinity\"",
        "null",
        "\"null\"",
        "\"\"",
        "\"x\"",
        "[]",
        "{}",
        "[1,2]",
        "{\"a\":1}",
        "true",
        "1.",
        "00",
        "\"2026-13-45T99:99:99.999Z\"",
        "\"+1000000000-12-31T23:59:59Z\""
    };
    private static final String[] WORDS = {
        "open", "filled", "canceled", "rejected", "pending", "partially_filled", "expired", "held", "", "null"
    };

    @Test
    void whateverTheBrokerAnswersTheGatewayThrowsNothingAndSendsNoOrderTwice() {
        Long one = Long.getLong("ringtape.seed");
        SplittableRandom seeds = new SplittableRandom(14);
        int histories = one != null ? 1 : Boolean.getBoolean("ringtape.endurance") ? 20_000 : 1_000;
        for (int i = 0; i < histories; i++) {
            long seed = one == null ? seeds.nextLong() : one;
            try {
                new History(seed).play();
            } catch (RuntimeException | AssertionError | StackOverflowError broken) {
                throw new AssertionError(
                        "history " + i + ", -Dringtape.seed=" + seed + ": " + broken + " at "
                                + broken.getStackTrace()[0],
                        broken);
            }
        }
    }

    /** One trade with a broker whose answers are changed now and then. */
    private static final class History {
        private final SplittableRandom random;
        private final ScriptedBroker broker = new ScriptedBroker().begun();
        private final double share;

        History(long seed) {
            random = new SplittableRandom(seed);
            share = random.nextBoolean() ? 0.2 : 0.7;
            broker.answers = this::answer;
        }

        void play() {
            broker.submit(bracket(7, 100));
            pass();
            list("open", 0, "pending", 0, 0);
            pass();
            list("partially_filled", 40, "pending", 0, 0);
            pass();
            list("filled", 100, "open", 0, 0);
            pass();
            list("filled", 100, "open", 30, 0);
            broker.positions = "{\"position\":{\"symbol\":\"XYZ\",\"quantity\":70,\"cost_basis\":3503.5}}";
            pass();
            if (random.nextBoolean()) {
                broker.cancel(7, false);
                pass();
                list("filled", 100, "canceled", 30, 0);
                pass();
                broker.submit(exit(8, 70));
                pass();
                broker.lists(1001, TAG + 8, "filled", 70, 70, 49.9);
            } else {
                list("filled", 100, "filled", 30, 70);
            }
            broker.positions = "null";
            for (int i = 0; i < 4; i++) {
                pass();
            }
            checkEntries();
        }

        private void pass() {
            broker.pass(random.nextLong(200, 4_000) * MILLI_NS + random.nextLong(2) * 10 * SECOND_NS);
        }

        private void list(String entry, double filled, String closing, double sold, double out) {
            broker.listsBracket(
                    1000,
                    TAG + 7,
                    entry,
                    leg(1, ENTRY, entry, 100, filled, filled > 0 ? 50.05 : 0),
                    leg(2, TARGET, closing, 100, sold, sold > 0 ? 51 : 0),
                    leg(3, STOP, closing, 100, out, out > 0 ? 49.6 : 0));
        }

        private ApiAnswer answer(ApiCall call) {
            String text = broker.usualBody(call);
            if (random.nextDouble() >= share) {
                return ScriptedBroker.json(text);
            }
            int changes = 1 + random.nextInt(3);
            for (int i = 0; i < changes; i++) {
                text = changed(text);
            }
            int status = random.nextInt(10) == 0 ? any(201, 204, 302, 400, 401, 404, 429, 500, 503) : 200;
            return ApiAnswer.whole(status, headers(), bytes(text));
        }

        private Map<String, String> headers() {
            Map<String, String> headers = new TreeMap<>();
            headers.put("content-type", random.nextInt(20) == 0 ? "text/html" : "application/json");
            if (random.nextInt(4) == 0) {
                headers.put("x-ratelimit-expiry", any(ABSURD));
                headers.put("x-ratelimit-available", any(ABSURD));
                headers.put("x-ratelimit-allowed", any(ABSURD));
            }
            return headers;
        }

        private byte[] bytes(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            if (random.nextInt(8) == 0 && bytes.length > 0) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            return bytes;
        }

        private String changed(String text) {
            return switch (random.nextInt(9)) {
                case 0, 1, 2, 3 -> replaced(text, NUMBER, any(ABSURD));
                case 4 ->
                    replaced(text, Pattern.compile("\"status\":\"[a-z_]*\""), "\"status\":\"" + any(WORDS) + "\"");
                case 5 -> replaced(text, NAME, "\"" + any("id", "leg", "order", "orders", "tag", "status") + "\":");
                case 6 -> replaced(text, Pattern.compile("\"[a-z_]+\":[^,{}\\[\\]]*,"), "");
                case 7 -> text.substring(0, random.nextInt(text.length() + 1));
                default -> repeated(text);
            };
        }

        private String repeated(String text) {
            int from = random.nextInt(text.length() + 1);
            int to = from + random.nextInt(text.length() - from + 1);
            return text.substring(0, to) + text.substring(from);
        }

        private String replaced(String text, Pattern what, String with) {
            List<MatchResult> found = what.matcher(text).results().toList();
            if (found.isEmpty()) {
                return text;
            }
            MatchResult at = found.get(random.nextInt(found.size()));
            return text.substring(0, at.start()) + with + text.substring(at.end());
        }

        private String any(String... values) {
            return values[random.nextInt(values.length)];
        }

        private int any(int... values) {
            return values[random.nextInt(values.length)];
        }

        /** Closing orders may leave again after an answer that refuses them for the budget; an entry never. */
        private void checkEntries() {
            List<String> entries = broker.calls("POST").stream()
                    .filter(call -> call.contains("class=otoco"))
                    .toList();
            if (entries.size() != 1) {
                throw new AssertionError("an entry was sent more than once: " + entries);
            }
        }
    }
}
