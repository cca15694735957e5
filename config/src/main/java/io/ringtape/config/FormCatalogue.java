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

/** Chooses the form of a component by its type and its annotations. */
final class FormCatalogue {
    private FormCatalogue() {}

    /** Returns the form of the component's value. */
    static Form form(RecordComponent component) {
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
            return element == Integer.class ? new Forms.Codes() : choices((Class<?>) element);
        }
        return value(type, range);
    }

    private static Form value(Class<?> type, Range range) {
        if (type.isRecord()) {
            return new SectionForm(RecordShape.of(type));
        }
        if (type.isEnum()) {
            return new Forms.Choice(type);
        }
        if (type == boolean.class) {
            return new Forms.Flag();
        }
        if (type == String.class) {
            return new Forms.Text();
        }
        if (type == LocalDate.class) {
            return new Forms.Date();
        }
        if (range == null) {
            throw new IllegalStateException("a setting of " + type + " has no range");
        }
        return new NumberForm(type, range);
    }

    private static Form list(RecordComponent component) {
        Type element = argument(component, 0);
        if (element == LatencySettings.Row.class) {
            return new HistogramForm(component.getAnnotation(Range.class));
        }
        if (element instanceof Class<?> record && record.isRecord()) {
            String orderedBy = Arrays.stream(record.getRecordComponents())
                    .filter(inner -> inner.isAnnotationPresent(Key.class))
                    .findFirst()
                    .orElseThrow()
                    .getAnnotation(Key.class)
                    .orderedBy();
            return new MapForm(
                    KeyForm.of(String.class, component),
                    new SectionForm(RecordShape.of(record)),
                    new MapForm.Layout(List.class, orderedBy, false));
        }
        return new Forms.WordLists(component.getAnnotation(Word.class));
    }

    private static Form map(RecordComponent component) {
        Class<?> value = (Class<?>) argument(component, 1);
        KeyForm keys = KeyForm.of((Class<?>) argument(component, 0), component);
        MapForm.Layout layout =
                new MapForm.Layout(component.getType(), "", component.isAnnotationPresent(OneLine.class));
        LaidOver laidOver = component.getAnnotation(LaidOver.class);
        if (laidOver != null) {
            return new MapForm(keys, new LaidOverForm(value, laidOver.keysOf()), layout);
        }
        return new MapForm(keys, value(value, component.getAnnotation(Range.class)), layout);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the class is known to be an enum only at run time
    private static Form choices(Class<?> type) {
        return new Forms.Choices(type.asSubclass(Enum.class));
    }

    private static Type argument(RecordComponent component, int at) {
        return ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[at];
    }
}
