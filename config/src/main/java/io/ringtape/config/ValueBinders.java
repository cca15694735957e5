package io.ringtape.config;

import io.ringtape.order.LatencySettings;
import io.ringtape.setting.Key;
import io.ringtape.setting.LaidOver;
import io.ringtape.setting.OneLine;
import io.ringtape.setting.Range;
import io.ringtape.setting.Word;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Chooses the binder of a component by its type and its annotations. */
final class ValueBinders {
    private ValueBinders() {}

    /** Returns the binder of the component. */
    static ValueBinder of(RecordComponent component) {
        Class<?> type = component.getType();
        Range range = component.getAnnotation(Range.class);
        if (Map.class.isAssignableFrom(type)) {
            return map(component);
        }
        if (type == List.class) {
            return list(component);
        }
        if (type == Set.class) {
            Type element = argument(component, 0);
            return element == Integer.class ? new WordBinders.IdSetBinder() : choices((Class<?>) element);
        }
        Word word = component.getAnnotation(Word.class);
        return type == String.class && word != null ? new WordBinders.WordBinder(word) : value(type, range);
    }

    private static ValueBinder value(Class<?> type, Range range) {
        if (type.isRecord()) {
            return new SectionBinder(RecordShape.of(type));
        }
        if (type.isEnum()) {
            return new WordBinders.ChoiceBinder(type);
        }
        if (type == boolean.class) {
            return new WordBinders.FlagBinder();
        }
        if (type == String.class) {
            return new WordBinders.TextBinder();
        }
        if (type == LocalDate.class) {
            return new WordBinders.DateBinder();
        }
        if (range == null) {
            throw new IllegalStateException("a setting of " + type + " has no range");
        }
        return new NumberBinder(type, range);
    }

    private static ValueBinder list(RecordComponent component) {
        Type element = argument(component, 0);
        if (element == LatencySettings.WeightedLatency.class) {
            return new LatencyBinder(component.getAnnotation(Range.class));
        }
        if (element instanceof Class<?> record && record.isRecord()) {
            String orderedBy = Arrays.stream(record.getRecordComponents())
                    .filter(inner -> inner.isAnnotationPresent(Key.class))
                    .findFirst()
                    .orElseThrow()
                    .getAnnotation(Key.class)
                    .orderedBy();
            return new MapBinder(
                    KeyFormat.of(String.class, component),
                    new SectionBinder(RecordShape.of(record)),
                    new MapBinder.MapLayout(List.class, orderedBy, false));
        }
        return new WordBinders.WordListsBinder(component.getAnnotation(Word.class));
    }

    private static ValueBinder map(RecordComponent component) {
        Class<?> value = (Class<?>) argument(component, 1);
        KeyFormat keys = KeyFormat.of((Class<?>) argument(component, 0), component);
        MapBinder.MapLayout layout =
                new MapBinder.MapLayout(component.getType(), "", component.isAnnotationPresent(OneLine.class));
        LaidOver laidOver = component.getAnnotation(LaidOver.class);
        if (laidOver != null) {
            return new MapBinder(keys, new LaidOverBinder(value, laidOver.keysOf()), layout);
        }
        return new MapBinder(keys, value(value, component.getAnnotation(Range.class)), layout);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the class is known to be an enum only at run time
    private static ValueBinder choices(Class<?> type) {
        return new WordBinders.ChoiceSetBinder(type.asSubclass(Enum.class));
    }

    private static Type argument(RecordComponent component, int at) {
        return ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[at];
    }
}
