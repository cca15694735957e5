package io.ringtape.bench.decode;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SplittableRandom;

/** A shape in which the vendor sends an event, with numbers that differ from event to event. */
public enum FrameShape {
    TRADE(
            "{\"ev\":\"T\",\"sym\":\"SPY\",\"x\":@x,\"i\":\"@i\",\"z\":2,\"p\":@p,\"s\":@s,\"c\":[14,41],\"t\":@t,\"q\":@q}"),
    TRADE_PARTICIPANT_TIME(
            "{\"ev\":\"T\",\"sym\":\"SPY\",\"x\":@x,\"i\":\"@i\",\"z\":2,\"p\":@p,\"s\":@s,\"c\":[14,41],"
                    + "\"t\":@t,\"pt\":@t,\"q\":@q}"),
    TRADE_REGULAR_SALE("{\"ev\":\"T\",\"sym\":\"SPY\",\"x\":@x,\"i\":\"@i\",\"z\":2,\"p\":@p,\"s\":@s,\"c\":[0,12],"
            + "\"t\":@t,\"pt\":@t,\"q\":@q}"),
    TRADE_WITHOUT_CONDITIONS(
            "{\"ev\":\"T\",\"sym\":\"SPY\",\"x\":@x,\"i\":\"@i\",\"z\":2,\"p\":@p,\"s\":@s,\"t\":@t," + "\"q\":@q}"),
    TRADE_OFF_EXCHANGE("{\"ev\":\"T\",\"sym\":\"SPY\",\"x\":4,\"i\":\"@i\",\"z\":2,\"p\":@p25,\"s\":@s,\"ds\":\"@s.5\","
            + "\"c\":[12,37],\"t\":@t,\"q\":@q,\"trfi\":202,\"trft\":@t}"),
    TRADE_BELOW_ONE_SHARE("{\"ev\":\"T\",\"sym\":\"SPY\",\"x\":4,\"i\":\"@i\",\"z\":2,\"p\":@p25,\"s\":0,"
            + "\"ds\":\"0.00@s\",\"c\":[14,37],\"t\":@t,\"pt\":@t,\"q\":@q,\"trfi\":202,\"trft\":@t}"),
    TRADE_WHOLE_AS_DECIMAL("{\"ev\":\"T\",\"sym\":\"SPY\",\"x\":@x.0,\"i\":\"@i\",\"z\":2.0,\"p\":@p,\"s\":@s.0,"
            + "\"c\":[14,41],\"t\":@t.0,\"q\":@q.0}"),
    QUOTE("{\"ev\":\"Q\",\"sym\":\"SPY\",\"bx\":@x,\"bp\":@p,\"bs\":@s,\"ax\":@x,\"ap\":@p,\"as\":@s,\"c\":1,\"t\":@t,"
            + "\"q\":@q,\"z\":2}"),
    QUOTE_PARTICIPANT_TIME("{\"ev\":\"Q\",\"sym\":\"SPY\",\"bx\":@x,\"bp\":@p,\"bs\":@s,\"ax\":@x,\"ap\":@p,\"as\":@s,"
            + "\"c\":1,\"t\":@t,\"pt\":@t,\"q\":@q,\"z\":2}"),
    QUOTE_INDICATORS(
            "{\"ev\":\"Q\",\"sym\":\"SPY\",\"bx\":@x,\"bp\":@p,\"bs\":@s,\"ax\":@x,\"ap\":@p,\"as\":@s,\"c\":1,"
                    + "\"i\":[604],\"t\":@t,\"q\":@q,\"z\":2}"),
    QUOTE_ONE_SIDED("{\"ev\":\"Q\",\"sym\":\"SPY\",\"bx\":0,\"bp\":0,\"bs\":0,\"ax\":@x,\"ap\":@p,\"as\":@s,\"c\":2,"
            + "\"t\":@t,\"q\":@q,\"z\":2}"),
    MINUTE_BAR("{\"ev\":\"AM\",\"sym\":\"SPY\",\"v\":@q,\"dv\":\"@q.25\",\"av\":94701570,\"dav\":\"94701570.75\","
            + "\"op\":670.4372,\"vw\":671.4488,\"o\":671.4488,\"c\":671.4486,\"h\":671.4489,\"l\":671.4486,"
            + "\"a\":670.4352,\"z\":@x.0,\"s\":@t,\"e\":@t}"),
    BAND("{\"ev\":\"LULD\",\"T\":\"QQQ\",\"h\":@p,\"l\":@p,\"i\":[16],\"z\":3,\"t\":@t642800,\"q\":@q}"),
    BAND_IN_MILLISECONDS("{\"ev\":\"LULD\",\"T\":\"QQQ\",\"h\":@p,\"l\":@p,\"i\":[16],\"z\":3,\"t\":@t,\"q\":@q}"),

    /** Sent for each topic once, so the only one that may take the slow reader. */
    SERVER_STATUS("{\"ev\":\"status\",\"status\":\"success\",\"message\":\"subscribed to: T.SPY\"}");

    private static final long FIRST_MS = 1_795_100_401_123L;

    private final String pattern;

    FrameShape(String pattern) {
        this.pattern = pattern;
    }

    /** Returns {@code frames} frames of {@code events} events of this shape, the same ones each time. */
    public byte[][] frames(int frames, int events) {
        SplittableRandom random = new SplittableRandom(1);
        byte[][] texts = new byte[frames][];
        for (int i = 0; i < frames; i++) {
            StringBuilder text = new StringBuilder("[");
            for (int event = 0; event < events; event++) {
                text.append(event == 0 ? "" : ",").append(event(random));
            }
            texts[i] = text.append(']').toString().getBytes(StandardCharsets.UTF_8);
        }
        return texts;
    }

    private String event(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (int at = pattern.indexOf('@'); at >= 0; at = pattern.indexOf('@', from)) {
            text.append(pattern, from, at).append(value(pattern.charAt(at + 1), random));
            from = at + 2;
        }
        return text.append(pattern, from, pattern.length()).toString();
    }

    private static String value(char what, SplittableRandom random) {
        return switch (what) {
            case 'x' -> Integer.toString(1 + random.nextInt(20));
            case 'i' -> Long.toString(52_983_525_000_000L + random.nextInt(1_000_000_000));
            case 'p' -> String.format(Locale.ROOT, "671.%02d", 1 + random.nextInt(99));
            case 's' -> Integer.toString(1 + random.nextInt(random.nextBoolean() ? 100 : 3_000));
            case 't' -> Long.toString(FIRST_MS + random.nextInt(1_000_000));
            case 'q' -> Integer.toString(1_000 + random.nextInt(9_000_000));
            default -> throw new IllegalStateException("no such value: " + what);
        };
    }
}
