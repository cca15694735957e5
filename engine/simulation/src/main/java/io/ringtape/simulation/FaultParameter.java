package io.ringtape.simulation;

import io.ringtape.event.Nanos;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value that a fault takes.
 *
 * @param name as in {@code for=30s}
 * @param form what may stand there
 * @param fallback the value if it is left out; empty for none
 * @param sentence what it does
 * @param words the allowed words of {@link Form#WORD}
 */
public record FaultParameter(String name, Form form, String fallback, String sentence, List<String> words) {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ms|s|m|h)");
    private static final Pattern TOPIC = Pattern.compile("[A-Z]{1,8}\\..+");
    private static final Pattern TEXT_SYMBOL = Pattern.compile("[A-Za-z][A-Za-z0-9.:/]{0,30}");

    /** What a value is. */
    public enum Form {
        /** A whole number from 0. */
        COUNT("a whole number"),

        /** A number. */
        NUMBER("a number, as in 0.01 or 100"),

        /** A time, such as {@code 500ms}, {@code 30s}, {@code 5m} or {@code 2h}. */
        DURATION("a time, as in 500ms, 30s, 5m or 2h"),

        /** A ticker. */
        SYMBOL("a ticker, as in SPY"),

        /** A topic, such as {@code Q.SPY}. */
        TOPIC("a topic, as in Q.SPY"),

        /** One of a few words. */
        WORD("a word"),

        /** Any text, in quotes if it has blanks. */
        TEXT("a text");

        private final String wanted;

        Form(String wanted) {
            this.wanted = wanted;
        }
    }

    /** Returns a parameter that is a whole number. */
    public static FaultParameter count(String name, int fallback, String sentence) {
        return new FaultParameter(name, Form.COUNT, Integer.toString(fallback), sentence, List.of());
    }

    /** Returns a parameter that is a number. */
    public static FaultParameter number(String name, String fallback, String sentence) {
        return new FaultParameter(name, Form.NUMBER, fallback, sentence, List.of());
    }

    /** Returns a parameter that is a time. */
    public static FaultParameter duration(String name, String fallback, String sentence) {
        return new FaultParameter(name, Form.DURATION, fallback, sentence, List.of());
    }

    /** Returns a parameter that is a ticker. */
    public static FaultParameter symbol(String sentence) {
        return new FaultParameter("symbol", Form.SYMBOL, "", sentence, List.of());
    }

    /** Returns a parameter that is a topic. */
    public static FaultParameter topic(String sentence) {
        return new FaultParameter("topic", Form.TOPIC, "", sentence, List.of());
    }

    /** Returns a parameter that is any text. */
    public static FaultParameter text(String name, String fallback, String sentence) {
        return new FaultParameter(name, Form.TEXT, fallback, sentence, List.of());
    }

    /** Returns a parameter that is one of {@code words}, the first unless it is given. */
    public static FaultParameter word(String name, String sentence, String... words) {
        return new FaultParameter(name, Form.WORD, words[0], sentence, List.of(words));
    }

    /** Returns the allowed words with {@code bar} between them, or the fallback. */
    String choices(String bar) {
        return words.isEmpty() ? fallback : String.join(bar, words);
    }

    /** Returns what {@code text} should have been, or null if it is right. */
    String objection(String text) {
        boolean fits =
                switch (form) {
                    case COUNT -> text.matches("\\d{1,10}");
                    case NUMBER -> text.matches("-?\\d{1,12}(\\.\\d{1,9})?");
                    case DURATION -> DURATION.matcher(text).matches();
                    case SYMBOL -> TEXT_SYMBOL.matcher(text).matches();
                    case TOPIC -> TOPIC.matcher(text).matches();
                    case WORD -> words.contains(text);
                    case TEXT -> true;
                };
        if (fits) {
            return null;
        }
        return form == Form.WORD ? String.join(" or ", words) : form.wanted;
    }

    /** Returns the nanoseconds of a time. */
    static long durationNs(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not " + Form.DURATION.wanted);
        }
        long unit =
                switch (matcher.group(2)) {
                    case "ms" -> Nanos.MILLI_NS;
                    case "s" -> Nanos.SECOND_NS;
                    case "m" -> Nanos.MINUTE_NS;
                    default -> Nanos.HOUR_NS;
                };
        return new BigDecimal(matcher.group(1))
                .multiply(BigDecimal.valueOf(unit))
                .longValue();
    }
}
