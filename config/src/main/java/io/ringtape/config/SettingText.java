package io.ringtape.config;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a user reads about a key: its unit, its range and its meaning. */
final class SettingText {
    /** The unit named by the suffix of a key. A longer suffix comes before a shorter one that it ends with. */
    private static final Map<String, String> UNITS = new LinkedHashMap<>();

    static {
        UNITS.put("PercentPer5Min", "percent in five minutes");
        UNITS.put("Millis", "milliseconds");
        UNITS.put("Seconds", "seconds");
        UNITS.put("Minutes", "minutes");
        UNITS.put("Dollars", "dollars");
        UNITS.put("Shares", "shares");
        UNITS.put("Sessions", "sessions");
        UNITS.put("Bars", "bars");
        UNITS.put("Ticks", "ticks");
        UNITS.put("Spreads", "spreads");
        UNITS.put("Bps", "basis points");
        UNITS.put("Sigmas", "sigma");
        UNITS.put("Atr", "ATR");
        UNITS.put("Z", "sigma");
        UNITS.put("R", "R");
    }

    private SettingText() {}

    /** Returns the unit of the value; empty for a number without a unit and for other values. */
    static String unit(SettingKey key) {
        return UNITS.entrySet().stream()
                .filter(unit -> isNumber(key.binder()) && key.name().endsWith(unit.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private static boolean isNumber(ValueBinder binder) {
        return binder instanceof NumberBinder
                || binder instanceof LatencyBinder
                || (binder instanceof MapBinder map && map.value() instanceof NumberBinder);
    }

    /** Returns what the value may be; empty for a mapping. */
    static String range(SettingKey key) {
        if (key.binder() instanceof MapBinder map && map.value() instanceof NumberBinder number) {
            return "by date, " + span(number);
        }
        if (key.binder() instanceof LatencyBinder histogram) {
            return span(histogram.latency()) + ", or pairs with weights";
        }
        if (key.binder() instanceof NumberBinder number) {
            return span(number);
        }
        return key.binder().wanted().equals(Section.MAPPING_WANTED)
                ? ""
                : key.binder().wanted();
    }

    private static String span(NumberBinder number) {
        String span = number.shown(number.range().min()) + " to "
                + number.shown(number.range().max());
        return number.range().orNone() ? "none, or " + span : span;
    }

    /** Returns the key's sentence, with its range and its unit in brackets. */
    static String meaning(SettingKey key) {
        String range = range(key);
        String unit = unit(key);
        String limits =
                range + (unit.isEmpty() ? "" : " " + unit) + (key.ifAbsent() == null ? "" : "; may be left out");
        return key.sentence() + (range.isEmpty() ? "" : " [" + limits + "]");
    }
}
