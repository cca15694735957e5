package io.ringtape.config;

import io.ringtape.event.Missing;
import io.ringtape.setting.Range;
import io.ringtape.setting.SettingUnit;
import java.math.BigDecimal;

/**
 * Binds a number in its range.
 *
 * @param type of the component: int, long or double
 * @param range what the file may say
 */
record NumberBinder(Class<?> type, Range range) implements ValueBinder {
    private static final String NONE = "none";
    private static final int STATISTIC_DECIMALS = 12;

    @Override
    public Object read(Section section, String key) {
        String wanted =
                ScalarFormat.hasLeadingZero(section.text(key)) ? wanted() + ", without a zero in front" : wanted();
        String text = section.scalar(key, wanted, this::fits);
        if (text == null) {
            return null;
        }
        if (text.equals(NONE)) {
            section.canonical.put(key, NONE);
            return Missing.STATISTIC;
        }
        if (range.unit() == SettingUnit.TIME_OF_DAY) {
            section.canonical.putText(key, text);
            return SettingUnit.TIME_OF_DAY.toRecord(BigDecimal.valueOf(ScalarFormat.minute(text)));
        }
        BigDecimal number = ScalarFormat.decimal(text);
        section.canonical.put(key, number.toPlainString());
        return value(number);
    }

    private Object value(BigDecimal number) {
        if (isOf(double.class, Double.class)) {
            return number.doubleValue();
        }
        return isOf(int.class, Integer.class)
                ? (Object) number.intValueExact()
                : (Object) range.unit().toRecord(number);
    }

    private boolean isOf(Class<?> primitive, Class<?> boxed) {
        return type == primitive || type == boxed;
    }

    private boolean fits(String text) {
        if (range.orNone() && text.equals(NONE)) {
            return true;
        }
        return range.unit() == SettingUnit.TIME_OF_DAY
                ? ScalarFormat.isTime(text, (int) range.min(), (int) range.max())
                : ScalarFormat.isDecimal(text, plain(range.min()), plain(range.max()), decimals());
    }

    /** Returns how many decimals the file's number may have. */
    int decimals() {
        return isOf(double.class, Double.class)
                ? STATISTIC_DECIMALS
                : range.unit().decimals();
    }

    /** Returns the component's value when its key is left out. */
    Object missing() {
        if (isOf(double.class, Double.class)) {
            return Missing.STATISTIC;
        }
        return isOf(int.class, Integer.class) ? (Object) Missing.INT : (Object) Missing.LONG;
    }

    @Override
    public String wanted() {
        String span = kind() + " from " + shown(range.min()) + " to " + shown(range.max())
                + (range.unit() == SettingUnit.DOLLARS ? " with at most 6 decimals" : "");
        return range.orNone() ? "none or " + span : span;
    }

    private String kind() {
        return switch (range.unit()) {
            case MILLIS -> "milliseconds";
            case SECONDS -> "seconds";
            case DOLLARS -> "dollars";
            case TIME_OF_DAY -> "a time";
            case SHARES -> "a whole number";
            case AS_NAMED -> decimals() == 0 ? "a whole number" : "a number";
        };
    }

    /** Returns one end of the range, as the file would have it. */
    String shown(double end) {
        return range.unit() == SettingUnit.TIME_OF_DAY ? '"' + ScalarFormat.time((int) end) + '"' : plain(end);
    }

    private static String plain(double end) {
        return BigDecimal.valueOf(end).stripTrailingZeros().toPlainString();
    }
}
