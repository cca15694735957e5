package io.ringtape.app;

import io.ringtape.event.Codes;
import io.ringtape.event.Event;
import io.ringtape.event.Fields;
import io.ringtape.event.Missing;
import io.ringtape.event.Text;
import io.ringtape.tape.NewYorkTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The fields of an event that are present, each as its name, value and unit. Instants are times of day in New York,
 * without a name of the zone.
 */
final class SpokenFields implements Fields {
    /** The units of statistics, by field; the others are plain numbers. */
    static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("vwap", "USD"),
            Map.entry("sigma", "USD"),
            Map.entry("bandUpper", "USD"),
            Map.entry("bandLower", "USD"),
            Map.entry("z", "sigma"),
            Map.entry("ema20", "USD"),
            Map.entry("ema50", "USD"),
            Map.entry("ema20Of5", "USD"),
            Map.entry("ema50Of5", "USD"),
            Map.entry("ema20SlopeAtr", "ATR a minute"),
            Map.entry("ema20SlopePercent", "% in 5 minutes"),
            Map.entry("atr14", "USD"),
            Map.entry("rvol", "times the usual volume"),
            Map.entry("rvolBar", "times the usual volume"),
            Map.entry("microprice", "USD"),
            Map.entry("spreadBps", "basis points"),
            Map.entry("openingWidth", "times the median width"),
            Map.entry("rangeRatio", "times the median range"),
            Map.entry("r", "R"),
            Map.entry("realisedR", "R"));

    private final List<String> lines = new ArrayList<>();

    private SpokenFields() {}

    /** Returns a line for each field of the event that is present, without the event's head. */
    static List<String> of(Event event) {
        SpokenFields fields = new SpokenFields();
        event.describe(fields);
        return fields.lines;
    }

    private void add(String name, boolean isPresent, String value, String unit) {
        if (isPresent) {
            lines.add(name + ": " + value + (unit.isEmpty() ? "" : " " + unit));
        }
    }

    @Override
    public long price(String name, long value) {
        add(name, Missing.isPresent(value), FigureText.price(value), "USD");
        return value;
    }

    @Override
    public long size(String name, long value) {
        add(name, Missing.isPresent(value), FigureText.shares(value), "shares");
        return value;
    }

    @Override
    public long money(String name, long value) {
        add(name, Missing.isPresent(value), FigureText.dollars(value), "USD");
        return value;
    }

    @Override
    public long instant(String name, long value) {
        add(name, Missing.isPresent(value), NewYorkTime.millis(value), "");
        return value;
    }

    @Override
    public long duration(String name, long value) {
        add(name, Missing.isPresent(value), FigureText.seconds(value, 3), "s");
        return value;
    }

    @Override
    public long count(String name, long value) {
        add(name, Missing.isPresent(value), Long.toString(value), "");
        return value;
    }

    @Override
    public int number(String name, int value) {
        add(name, value != Missing.INT, Integer.toString(value), "");
        return value;
    }

    @Override
    public int code(String name, int value) {
        add(name, value != Missing.CODE, Integer.toString(value), "");
        return value;
    }

    @Override
    public double statistic(String name, double value) {
        add(name, Missing.isPresent(value), FigureText.statistic(value), UNITS.getOrDefault(name, ""));
        return value;
    }

    @Override
    public boolean flag(String name, boolean value) {
        add(name, true, value ? "yes" : "no", "");
        return value;
    }

    @Override
    public <E extends Enum<E>> E choice(String name, E value, E[] values) {
        add(name, true, value.name(), "");
        return value;
    }

    @Override
    public void text(String name, Text value) {
        add(name, !value.isEmpty(), value.toString(), "");
    }

    @Override
    public void codes(String name, Codes value) {
        add(name, value.count() > 0, value.toString(), "");
    }
}
