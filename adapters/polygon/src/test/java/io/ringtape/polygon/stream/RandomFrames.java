package io.ringtape.polygon.stream;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Random frames, both as the vendor sends them and as nobody should: any order of keys, whitespace, number formats,
 * escapes, unknown and repeated keys, values of the wrong type, and bytes flipped, dropped, inserted, repeated and cut.
 */
final class RandomFrames {
    private static final String[] SYMBOLS = {"SPY", "QQQ", "BRK.B", "LONGSYMB", "LONGERSYMBOL.A"};
    private static final String[] OTHER_SYMBOLS = {"SP", "SPYG", "spy", "", "LONGSYMC", "\u00fcSPY", "BRK.BX"};
    private static final String[] OTHER_KINDS = {"\"A\"", "\"FMV\"", "\"NOI\"", "\"TT\"", "\"\"", "\"t\"", "1", "null"};
    private static final String[] STATUSES = {
        "connected", "auth_success", "auth_failed", "auth_timeout", "success", "error", "max_connections", "bye", ""
    };
    private static final String[] UNFIT = {
        "-1",
        "-0",
        "-0.0",
        "-0.0000001",
        "-12.5",
        "0",
        "0.0",
        "0.0000004",
        "0.0000005",
        "1.5",
        "1e99",
        "1e-99",
        "-1e99",
        "1e9999999999",
        "0e9999999999",
        "99999999999999999999",
        "9223372036854775807",
        "9223372036854775799",
        "9223372036854775.807",
        "9007199254740993",
        "65534",
        "65535",
        "10000000",
        "10000000.000001",
        "1e10",
        "1e11",
        "100000000000",
        "99999999999",
        "1e17",
        "123456789012345678901234567890",
        "1e",
        "01",
        "00",
        "1.",
        ".5",
        "+1",
        "-",
        "\"\"",
        "\"x\"",
        "\"12\"",
        "\" 1\"",
        "\".5\"",
        "\"5.\"",
        "\"+7\"",
        "\"007\"",
        "\"-3\"",
        "\"1e2\"",
        "\"1\\u0030\"",
        "\"1e\"",
        "\"e5\"",
        "\"1.2.3\"",
        "\"NaN\"",
        "null",
        "true",
        "false",
        "nul",
        "NaN",
        "[]",
        "[1]",
        "[1,2]",
        "[1,]",
        "[null]",
        "[\"1\"]",
        "[-1]",
        "[1.0,2e1]",
        "[[1],{\"c\":[2]}]",
        "[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16]",
        "[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17]",
        "[65534,65535]",
        "{}",
        "{\"ev\":\"T\"}",
        "{\"a\":{\"}\":[\"{\"]}}"
    };
    private static final String[] TEXTS = {
        "\"\"",
        "\"71675\"",
        "\"a\\\\b\"",
        "\"\\\"\"",
        "\"\\u0041\\u00fc\\u20ac\"",
        "\"\\ud83d\\ude00\"",
        "\"\\ud83d\"",
        "\"\\ude00x\"",
        "\"\\ud83d\\u0041\"",
        "\"\\ud83d\\ud83d\\ude00\"",
        "\"\\b\\f\\n\\r\\t\\/\"",
        "\"\\x\"",
        "\"\\u12g4\"",
        "\"\\u0000\"",
        "\"\u00fc\u20ac\ud83d\ude00\"",
        "\"tab\there\"",
        "\"subscribed to: T.SPY\"",
        "\"]}\"",
        "\"a,b\"",
        "\"123456789012345678901234567890\"",
        "\"12345678\"",
        "\"1234567\\\"\"",
        "12",
        "1.20e1"
    };
    private static final String[] KEYS = {
        "zz", "ptt", "", "p\\u0000", "\\\"", "\\\\", "unknownKey", "SYM", "y\u00fc", "a\\/b"
    };
    private static final String STRUCTURE = "\"\\{}[],:0123456789eE.+- \nntu";

    private final SplittableRandom random;

    RandomFrames(SplittableRandom random) {
        this.random = random;
    }

    byte[] next() {
        byte[] frame = frame().getBytes(StandardCharsets.UTF_8);
        int mutations = random.nextInt(5) < 2 ? 1 + random.nextInt(3) : 0;
        for (int i = 0; i < mutations && frame.length > 0; i++) {
            frame = mutated(frame);
        }
        return frame;
    }

    private String frame() {
        if (oneOf(20)) {
            return blank() + event() + blank();
        }
        List<String> events = new ArrayList<>();
        int count = oneOf(50) ? 0 : 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            events.add(oneOf(200) ? value(0) : event());
        }
        return blank() + "[" + blank() + String.join(blank() + "," + blank(), events) + blank() + "]" + blank();
    }

    private String event() {
        List<String> members = new ArrayList<>();
        int kind = random.nextInt(24);
        if (kind < 9) {
            trade(members);
        } else if (kind < 18) {
            quote(members);
        } else if (kind < 20) {
            bar(members);
        } else if (kind < 22) {
            band(members);
        } else if (kind < 23) {
            status(members);
        } else {
            members.add(member("ev", pick(OTHER_KINDS)));
            trade(members);
        }
        for (int i = random.nextInt(60); i < 4; i++) {
            members.add(random.nextInt(members.size() + 1), member(pick(KEYS), value(0)));
        }
        if (oneOf(40)) {
            members.add(member("ev", pick(oneOf(2) ? OTHER_KINDS : new String[] {"\"T\"", "\"Q\"", "\"\\u0054\""})));
        }
        if (oneOf(30)) {
            members.add(members.get(random.nextInt(members.size())));
        }
        if (oneOf(3)) {
            for (int i = members.size() - 1; i > 0; i--) {
                Collections.swap(members, i, random.nextInt(i + 1));
            }
        }
        if (oneOf(30)) {
            members.remove(random.nextInt(members.size()));
        }
        return "{" + blank() + String.join(blank() + "," + blank(), members) + blank() + "}";
    }

    private void trade(List<String> members) {
        add(members, "ev", "\"T\"");
        add(members, "sym", symbol());
        add(members, "x", whole(random.nextInt(21)));
        add(members, "i", oneOf(4) ? pick(TEXTS) : "\"" + random.nextInt(1_000_000) + "\"");
        add(members, "z", whole(random.nextInt(4)));
        add(members, "p", decimal(1 + random.nextInt(7_000_000), 4));
        add(members, "s", whole(random.nextInt(oneOf(40) ? Integer.MAX_VALUE : 1_000)));
        if (!oneOf(3)) {
            add(members, "ds", "\"" + decimal(1 + random.nextInt(700_000_000), 6) + "\"");
        }
        if (!oneOf(3)) {
            add(members, "c", codes());
        }
        add(members, "t", time());
        add(members, "q", whole(random.nextInt(10_000_000)));
        if (oneOf(3)) {
            add(members, "trfi", whole(201 + random.nextInt(3)));
            add(members, "trft", time());
        }
        if (oneOf(2)) {
            members.add(random.nextInt(members.size()) + 1, member("pt", participantTime()));
        }
        if (oneOf(20)) {
            add(members, "e", whole(random.nextInt(13)));
        }
    }

    private void quote(List<String> members) {
        add(members, "ev", "\"Q\"");
        add(members, "sym", symbol());
        add(members, "bx", whole(random.nextInt(21)));
        add(members, "bp", oneOf(12) ? "0" : decimal(1 + random.nextInt(70_000), 2));
        add(members, "bs", whole(random.nextInt(20) * 40L));
        add(members, "ax", whole(random.nextInt(21)));
        add(members, "ap", oneOf(12) ? "0" : decimal(1 + random.nextInt(70_000), 2));
        add(members, "as", whole(random.nextInt(20) * 40L));
        add(members, "c", oneOf(6) ? codes() : whole(random.nextInt(50)));
        if (oneOf(3)) {
            add(members, "i", codes());
        }
        add(members, "t", time());
        add(members, "q", whole(random.nextInt(10_000_000)));
        add(members, "z", whole(random.nextInt(4)));
        if (oneOf(2)) {
            members.add(random.nextInt(members.size()) + 1, member("pt", participantTime()));
        }
    }

    private void bar(List<String> members) {
        int low = 1 + random.nextInt(70_000);
        int high = low + random.nextInt(100);
        add(members, "ev", "\"AM\"");
        add(members, "sym", symbol());
        add(members, "v", whole(oneOf(9) ? random.nextLong(70_000_000_000L) : random.nextInt(1_000_000)));
        if (oneOf(2)) {
            long volume = oneOf(9) ? random.nextLong(70_000_000_000_000_000L) : random.nextInt(700_000_000);
            add(members, "dv", "\"" + decimal(volume, 3) + "\"");
        }
        for (String notRead : new String[] {"av", "op", "vw", "a", "z", "e"}) {
            add(members, notRead, decimal(random.nextInt(700_000), 4));
        }
        if (oneOf(2)) {
            add(members, "dav", "\"" + decimal(random.nextInt(700_000_000), 3) + "\"");
        }
        add(members, "o", decimal(low + random.nextInt(high - low + 1), 2));
        add(members, "c", decimal(low + random.nextInt(high - low + 1), 2));
        add(members, "h", decimal(oneOf(30) ? low - 1 : high, 2));
        add(members, "l", decimal(oneOf(30) ? high + 1 : low, 2));
        add(members, "s", time());
        if (oneOf(9)) {
            add(members, "otc", oneOf(2) ? "true" : "false");
        }
    }

    private void band(List<String> members) {
        add(members, "ev", "\"LULD\"");
        add(members, "T", symbol());
        add(members, "h", decimal(random.nextInt(70_000), 2));
        add(members, "l", decimal(random.nextInt(70_000), 2));
        add(members, "i", oneOf(3) ? codes() : "[" + (15 + random.nextInt(8)) + "]");
        add(members, "z", "3");
        add(members, "t", time());
        add(members, "q", whole(random.nextInt(10_000_000)));
    }

    private void status(List<String> members) {
        add(members, "ev", "\"status\"");
        add(members, "status", "\"" + pick(STATUSES) + "\"");
        add(members, "message", pick(TEXTS));
    }

    private void add(List<String> members, String key, String value) {
        members.add(member(key, oneOf(150) ? pick(UNFIT) : value));
    }

    private String member(String key, String value) {
        String name = key;
        if (oneOf(150) && !key.isEmpty() && key.charAt(0) != '\\') {
            name = escaped(key);
        }
        return "\"" + name + "\"" + blank() + ":" + blank() + value;
    }

    private String escaped(String text) {
        int at = random.nextInt(text.length());
        String escape = String.format(Locale.ROOT, oneOf(2) ? "\\u%04x" : "\\u%04X", (int) text.charAt(at));
        return text.substring(0, at) + escape + text.substring(at + 1);
    }

    private String symbol() {
        if (oneOf(12)) {
            return "\"" + pick(OTHER_SYMBOLS) + "\"";
        }
        String symbol = oneOf(12) ? pick(SYMBOLS) : SYMBOLS[random.nextInt(2)];
        return "\"" + (oneOf(60) ? escaped(symbol) : symbol) + "\"";
    }

    private String codes() {
        StringBuilder codes = new StringBuilder("[");
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            codes.append(i == 0 ? "" : "," + blank()).append(whole(random.nextInt(oneOf(9) ? 70_000 : 60)));
        }
        return codes + "]";
    }

    private String time() {
        long ms = 1_795_100_401_123L + random.nextInt(1_000_000);
        return switch (random.nextInt(10)) {
            case 0 -> whole(ms * 1_000_000 + random.nextInt(1_000_000));
            case 1 -> whole(ms * 1_000 + random.nextInt(1_000));
            default -> whole(ms);
        };
    }

    private String participantTime() {
        return oneOf(150) ? pick(UNFIT) : time();
    }

    private String whole(long value) {
        return switch (random.nextInt(60)) {
            case 0 -> value + ".0";
            case 1 -> value + ".0000000000";
            case 2 -> BigDecimal.valueOf(value).movePointLeft(1) + "e1";
            case 3 -> value + "0E-1";
            case 4 -> value + "e+0";
            case 5 -> scientific(BigDecimal.valueOf(value));
            default -> Long.toString(value);
        };
    }

    private String decimal(long unscaled, int scale) {
        BigDecimal value = BigDecimal.valueOf(unscaled, scale);
        return switch (random.nextInt(40)) {
            case 0 -> value.setScale(scale + random.nextInt(6)).toPlainString();
            case 1 -> unscaled + "e-" + scale;
            case 2 -> value.toPlainString() + random.nextInt(100) + "0000000" + random.nextInt(1_000_000_000);
            case 3 -> scientific(value);
            case 4 -> value.toPlainString();
            default -> value.stripTrailingZeros().toPlainString();
        };
    }

    private static String scientific(BigDecimal value) {
        int places = value.precision() - 1;
        return new BigDecimal(value.unscaledValue(), places).toPlainString() + "e" + (places - value.scale());
    }

    /** Returns any value, sometimes invalid JSON. */
    private String value(int depth) {
        int kind = random.nextInt(depth > 4 ? 3 : 6);
        if (kind == 0) {
            return pick(UNFIT);
        }
        if (kind < 3) {
            return pick(TEXTS);
        }
        List<String> parts = new ArrayList<>();
        int count = random.nextInt(3);
        for (int i = 0; i < count; i++) {
            String part = value(depth + 1);
            parts.add(kind == 3 ? part : member(pick(KEYS), part));
        }
        String all = blank() + String.join(blank() + "," + blank(), parts) + blank();
        return kind == 3 ? "[" + all + "]" : "{" + all + "}";
    }

    private String blank() {
        return oneOf(40) ? new String[] {" ", "\n", "\t", "\r\n", "    "}[random.nextInt(5)] : "";
    }

    private byte[] mutated(byte[] frame) {
        int at = random.nextInt(frame.length);
        int length = 1 + random.nextInt(oneOf(4) ? Math.min(40, frame.length) : 1);
        int end = Math.min(frame.length, at + length);
        switch (random.nextInt(8)) {
            case 0 -> {
                frame[at] ^= (byte) (1 << random.nextInt(8));
                return frame;
            }
            case 1, 2 -> {
                frame[at] = (byte) STRUCTURE.charAt(random.nextInt(STRUCTURE.length()));
                return frame;
            }
            case 3 -> {
                return joined(frame, at, new byte[] {(byte) random.nextInt(256)}, at);
            }
            case 4 -> {
                byte structure = (byte) STRUCTURE.charAt(random.nextInt(STRUCTURE.length()));
                return joined(frame, at, new byte[] {structure}, at);
            }
            case 5 -> {
                return joined(frame, end, java.util.Arrays.copyOfRange(frame, at, end), end);
            }
            case 6 -> {
                return oneOf(3) ? java.util.Arrays.copyOf(frame, at) : joined(frame, at, new byte[0], end);
            }
            default -> {
                return joined(frame, at, new byte[0], end);
            }
        }
    }

    private static byte[] joined(byte[] frame, int firstEnd, byte[] middle, int secondStart) {
        byte[] joined = new byte[firstEnd + middle.length + frame.length - secondStart];
        System.arraycopy(frame, 0, joined, 0, firstEnd);
        System.arraycopy(middle, 0, joined, firstEnd, middle.length);
        System.arraycopy(frame, secondStart, joined, firstEnd + middle.length, frame.length - secondStart);
        return joined;
    }

    private String pick(String[] from) {
        return from[random.nextInt(from.length)];
    }

    private boolean oneOf(int count) {
        return random.nextInt(count) == 0;
    }
}
