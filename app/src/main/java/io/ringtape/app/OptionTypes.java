package io.ringtape.app;

import io.ringtape.setting.Word;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** The formats of option values. */
public final class OptionTypes {
    private static final Pattern SYMBOL = Pattern.compile(Word.SYMBOL);
    private static final Pattern PRICE = Pattern.compile("(" + Word.SYMBOL + ")=(\\d{1,9}(?:\\.\\d{1,2})?)");
    private static final BigDecimal MAX_PRICE = BigDecimal.valueOf(1_000_000);
    private static final Pattern SPEED = Pattern.compile("\\d{1,6}(?:\\.\\d{1,6})?");
    private static final double MAX_SPEED = 100_000;
    private static final Pattern COUNT = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,9})?)([kKmMgG]?)");

    private OptionTypes() {}

    /** Symbols in the given order, without repetition, such as {@code SPY,QQQ}. */
    record SymbolList(List<String> list) {
        static SymbolList parse(String text) {
            Set<String> symbols = new LinkedHashSet<>();
            List<String> strange = new ArrayList<>();
            for (String part : text.split(",", -1)) {
                String symbol = part.strip();
                if (!SYMBOL.matcher(symbol).matches()) {
                    strange.add("'" + symbol + "'");
                } else if (!symbols.add(symbol)) {
                    throw new TypeConversionException("'" + symbol + "' is given twice");
                }
            }
            if (!strange.isEmpty()) {
                throw new TypeConversionException(
                        String.join(" and ", strange) + " is not " + Word.SYMBOL_WANTED + ", as in SPY,QQQ");
            }
            return new SymbolList(List.copyOf(symbols));
        }
    }

    /** Prices of symbols in micro-dollars, such as {@code IWM=230,AAPL=212.50}; a dollar to a million each. */
    record SymbolPrices(Map<String, Long> micros) {
        static SymbolPrices parse(String text) {
            Map<String, Long> prices = new TreeMap<>();
            for (String part : text.split(",", -1)) {
                Matcher matcher = PRICE.matcher(part.strip());
                BigDecimal dollars = matcher.matches() ? new BigDecimal(matcher.group(2)) : BigDecimal.ZERO;
                if (dollars.compareTo(BigDecimal.ONE) < 0 || dollars.compareTo(MAX_PRICE) > 0) {
                    throw new TypeConversionException("'" + part.strip()
                            + "' is not a symbol with a price of 1 to 1,000,000 dollars in cents, as in IWM=230.50");
                }
                if (prices.put(matcher.group(1), dollars.movePointRight(6).longValueExact()) != null) {
                    throw new TypeConversionException("'" + matcher.group(1) + "' is given twice");
                }
            }
            return new SymbolPrices(Map.copyOf(prices));
        }
    }

    /** A number of events, such as {@code 500}, {@code 10k} or {@code 2.5m}. */
    public record EventCount(long value) {
        static EventCount parse(String text) {
            long value = scaled(text, 1_000, "count, wanted one as in 500, 10k or 2.5m");
            if (value == 0) {
                throw new TypeConversionException("'" + text + "' is less than one event");
            }
            return new EventCount(value);
        }
    }

    /** Disk space, such as {@code 500m} or {@code 2g}, in powers of 1,024. */
    record DiskSpace(long bytes) {
        static DiskSpace parse(String text) {
            return new DiskSpace(scaled(text, 1_024, "size, wanted one as in 500m or 2g"));
        }
    }

    /** How fast a session is played: a factor above 0, or {@code max}, which is infinite. */
    record PlaySpeed(double factor) {
        static PlaySpeed parse(String text) {
            if (text.equals("max")) {
                return new PlaySpeed(Double.POSITIVE_INFINITY);
            }
            double factor = SPEED.matcher(text).matches() ? new BigDecimal(text).doubleValue() : 0;
            if (!(factor > 0 && factor <= MAX_SPEED)) {
                throw new TypeConversionException(
                        "'" + text + "' is not a speed above 0 and at most 100,000, as in 1, 50 or max");
            }
            return new PlaySpeed(factor);
        }

        boolean isMax() {
            return Double.isInfinite(factor);
        }
    }

    /**
     * Parses a whole number with an optional suffix {@code k}, {@code m} or {@code g}; each suffix multiplies by
     * {@code step} once more.
     */
    private static long scaled(String text, int step, String wanted) {
        Matcher matcher = COUNT.matcher(text);
        if (!matcher.matches()) {
            throw new TypeConversionException("'" + text + "' is not a " + wanted);
        }
        String letter = matcher.group(2).toLowerCase(Locale.ROOT);
        BigDecimal unit = BigDecimal.valueOf(step).pow(letter.isEmpty() ? 0 : "kmg".indexOf(letter) + 1);
        try {
            return new BigDecimal(matcher.group(1)).multiply(unit).longValueExact();
        } catch (ArithmeticException e) {
            throw new TypeConversionException("'" + text + "' is not a whole " + wanted);
        }
    }

    /**
     * A moment of a tape: an instant, or a time of its trading date in New York.
     *
     * @param instant given as {@code 2026-03-02T14:31:00Z}; null if {@code time} is given
     * @param time given as {@code 09:31}, {@code 09:31:00} or {@code 09:31:00.5}; null if {@code instant} is given
     */
    record TapeTime(Instant instant, LocalTime time) {
        static TapeTime parse(String text) {
            try {
                return text.contains("T")
                        ? new TapeTime(Instant.parse(text), null)
                        : new TapeTime(null, LocalTime.parse(text));
            } catch (DateTimeException e) {
                throw new TypeConversionException(
                        "'" + text + "' is not a time, wanted one as in 09:31:00 or 2026-03-02T14:31:00Z");
            }
        }

        /** Returns epoch nanoseconds on the trading date {@code date}. */
        long onDate(LocalDate date) {
            Instant moment = instant != null
                    ? instant
                    : date.atTime(time).atZone(ZoneId.of("America/New_York")).toInstant();
            return moment.getEpochSecond() * 1_000_000_000L + moment.getNano();
        }
    }

    /** Parses a trading date, {@code 2026-03-02} or {@code 20260302}. */
    static LocalDate date(String text) {
        try {
            if (text.matches("\\d{8}")) {
                return LocalDate.of(
                        Integer.parseInt(text.substring(0, 4)),
                        Integer.parseInt(text.substring(4, 6)),
                        Integer.parseInt(text.substring(6, 8)));
            }
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new TypeConversionException("'" + text + "' is not a date, wanted one as in 2026-03-02");
        }
    }

    private static <T> T wholeNumber(String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is not a whole number, or too large");
        }
    }

    /** Registers these formats with the command line. */
    static void register(CommandLine line) {
        line.registerConverter(SymbolList.class, SymbolList::parse);
        line.registerConverter(SymbolPrices.class, SymbolPrices::parse);
        line.registerConverter(EventCount.class, EventCount::parse);
        line.registerConverter(DiskSpace.class, DiskSpace::parse);
        line.registerConverter(PlaySpeed.class, PlaySpeed::parse);
        line.registerConverter(TapeTime.class, TapeTime::parse);
        line.registerConverter(LocalDate.class, OptionTypes::date);
        line.registerConverter(Long.class, text -> wholeNumber(text, Long::valueOf));
        line.registerConverter(long.class, text -> wholeNumber(text, Long::valueOf));
        line.registerConverter(Integer.class, text -> wholeNumber(text, Integer::valueOf));
        line.registerConverter(int.class, text -> wholeNumber(text, Integer::valueOf));
    }
}
