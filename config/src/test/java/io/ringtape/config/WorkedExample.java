package io.ringtape.config;

import static io.ringtape.event.Nanos.MINUTE_NS;
import static io.ringtape.event.Nanos.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.engine.EngineSettings;
import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Micros;
import io.ringtape.event.MinuteBar;
import io.ringtape.event.Missing;
import io.ringtape.event.Quote;
import io.ringtape.event.SnapshotTrigger;
import io.ringtape.event.Trade;
import io.ringtape.feature.Features;
import io.ringtape.market.TradingDate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An example of docs/features.md: what comes on 16 March 2026, in SPY and with the shipped settings, and what the
 * features are then. A line is one of
 *
 * <pre>
 * bars 2026-03-13 09:30-15:59 OPEN HIGH LOW CLOSE VOLUME   history, a bar a minute
 * trade TIME PRICE SIZE [condition ...] [off] [backfilled]
 * quote TIME BID ASK BIDSIZE ASKSIZE
 * minute TIME OPEN HIGH LOW CLOSE VOLUME                   four prints and the close of the minute
 * empty TIME-TIME                                          closes minutes
 * close TIME                                               closes the minute that ends then
 * filled                                                   ends a back-fill
 * at TIME [BAR]                                            takes a snapshot
 * FIELD = VALUE                                            or FIELD = FORMULA = VALUE
 * </pre>
 */
final class WorkedExample {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 16);

    private final ExchangeCalendar calendar;
    private final Features features;
    private final FeatureSnapshot snapshot = new FeatureSnapshot();
    private final Set<String> fields = new HashSet<>();
    private long sequence = 1;

    WorkedExample(Configuration configuration) throws ConfigurationException {
        calendar = configuration.calendar();
        EngineSettings settings = configuration.engineSettings(TODAY, List.of("SPY"));
        features = new Features(
                settings.market().features(),
                settings.day().session(),
                settings.traded().instruments(),
                settings.market().conditions(),
                calendar);
    }

    /** Runs the lines. Returns them with the values that the formulas have, and checks those of the features. */
    List<String> run(List<String> lines) {
        List<String> checked = new ArrayList<>();
        for (String line : lines) {
            String bare = line.replaceAll("#.*", "").strip();
            if (bare.contains(" = ")) {
                checked.add(compared(line, bare.split(" = ")));
            } else {
                take(bare.split("\\s+"));
                checked.add(line);
            }
        }
        return checked;
    }

    /** Returns the fields that the example computes. */
    Set<String> fields() {
        return fields;
    }

    private void take(String[] words) {
        switch (words[0]) {
            case "bars" -> bars(words);
            case "trade" -> trade(words);
            case "quote" -> quote(words);
            case "minute" -> minute(words);
            case "empty" -> {
                String[] span = words[1].split("-");
                for (long at = time(span[0]); at <= time(span[1]); at += MINUTE_NS) {
                    features.closeMinute(0, at + MINUTE_NS);
                }
            }
            case "close" -> features.closeMinute(0, time(words[1]));
            case "filled" -> features.endBackfill(0);
            case "at" -> {
                snapshot.trigger = words.length > 2 ? SnapshotTrigger.valueOf(words[2]) : SnapshotTrigger.SECOND;
                features.snapshot(0, time(words[1]), snapshot);
            }
            default -> throw new IllegalArgumentException("no line of an example: " + String.join(" ", words));
        }
    }

    private void bars(String[] words) {
        LocalDate date = LocalDate.parse(words[1]);
        String[] span = words[2].split("-");
        for (long at = time(date, span[0]); at <= time(date, span[1]); at += MINUTE_NS) {
            MinuteBar bar = new MinuteBar();
            bar.instrument = 0;
            bar.date = TradingDate.yyyymmdd(date);
            bar.startNs = at;
            bar.open = micros(words[3]);
            bar.high = micros(words[4]);
            bar.low = micros(words[5]);
            bar.close = micros(words[6]);
            bar.volume = micros(words[7]);
            assertThat(features.onMinuteBar(bar)).as(words[1] + " " + words[2]).isTrue();
        }
    }

    private void trade(String[] words) {
        Trade trade = trade(time(words[1]), micros(words[2]), micros(words[3]));
        for (String word : List.of(words).subList(4, words.length)) {
            if (word.equals("off")) {
                trade.exchange = 4;
            } else if (word.equals("backfilled")) {
                trade.backfilled = true;
            } else {
                trade.conditions.add(Integer.parseInt(word));
            }
        }
        features.onTrade(trade);
    }

    private Trade trade(long sipNs, long price, long size) {
        Trade trade = new Trade();
        trade.instrument = 0;
        trade.sipNs = sipNs;
        trade.exchangeNs = sipNs;
        trade.sipSequence = sequence++;
        trade.exchange = 11;
        trade.price = price;
        trade.size = size;
        return trade;
    }

    private void quote(String[] words) {
        Quote quote = new Quote();
        quote.instrument = 0;
        quote.sipNs = time(words[1]);
        quote.bid = micros(words[2]);
        quote.ask = micros(words[3]);
        quote.bidSize = micros(words[4]);
        quote.askSize = micros(words[5]);
        features.onQuote(quote);
    }

    private void minute(String[] words) {
        long start = time(words[1]);
        for (int i = 0; i < 4; i++) {
            features.onTrade(trade(start + i * 15L * SECOND_NS, micros(words[2 + i]), micros(words[6]) / 4));
        }
        features.closeMinute(0, start + MINUTE_NS);
    }

    private String compared(String line, String[] sides) {
        String field = sides[0].strip();
        String last = sides[sides.length - 1].strip();
        String actual = shown(field);
        fields.add(field);
        if (sides.length == 2) {
            String wanted = last.matches("-?[0-9.]+") ? plain(Double.parseDouble(last)) : last;
            assertThat(actual).as(line).isEqualTo(wanted);
            return line;
        }
        String value = plain(Arithmetic.value(sides[1]));
        assertThat(actual).as(line).isEqualTo(value);
        int at = line.indexOf(last, line.lastIndexOf(" = "));
        return line.substring(0, at) + value + line.substring(at + last.length());
    }

    /** Returns the snapshot's field as the page writes it: dollars, shares, seconds, a time or a word. */
    private String shown(String field) {
        FieldKinds.Field found = FieldKinds.of(snapshot).get(field);
        assertThat(found).as("a field of a snapshot: " + field).isNotNull();
        if (found.value() instanceof Double statistic) {
            return Missing.isPresent(statistic) ? plain(statistic) : "missing";
        }
        if (!(found.value() instanceof Long whole)) {
            return found.value().toString();
        }
        if (!Missing.isPresent(whole)) {
            return "missing";
        }
        return switch (found.kind()) {
            case "instant" ->
                LocalTime.ofNanoOfDay(whole - calendar.midnightNs(TODAY)).toString();
            case "duration" -> plain(whole / 1e9);
            default -> plain(Micros.toDouble(whole));
        };
    }

    private static String plain(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    private static long micros(String decimal) {
        return new BigDecimal(decimal).movePointRight(6).longValueExact();
    }

    private long time(String clock) {
        return time(TODAY, clock);
    }

    private long time(LocalDate date, String clock) {
        return calendar.midnightNs(date) + LocalTime.parse(clock).toNanoOfDay();
    }
}
