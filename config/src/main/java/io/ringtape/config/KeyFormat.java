package io.ringtape.config;

import io.ringtape.setting.Range;
import io.ringtape.setting.Word;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The format of a map's keys.
 *
 * @param fits whether a text is a valid key
 * @param wanted what a key must be, for messages
 * @param parse turns the text of a key into the map's key
 * @param order of the keys' texts
 * @param words all possible keys; empty when they are not a fixed list
 */
record KeyFormat(
        Predicate<String> fits,
        String wanted,
        Function<String, Object> parse,
        Comparator<String> order,
        List<String> words) {
    /** Returns the format of keys of {@code type}, the key type of the map {@code component}. */
    static KeyFormat of(Class<?> type, RecordComponent component) {
        if (type == LocalDate.class) {
            return new KeyFormat(
                    ScalarFormat::isDate,
                    ScalarFormat.DATE_WANTED,
                    LocalDate::parse,
                    Comparator.naturalOrder(),
                    List.of());
        }
        if (type == NewsTime.class) {
            return new KeyFormat(
                    NewsTime::isOne, NewsTime.WANTED, NewsTime::parse, Comparator.naturalOrder(), List.of());
        }
        if (type == Integer.class) {
            int most = (int) component.getAnnotation(Range.class).max();
            return new KeyFormat(
                    text -> ScalarFormat.isId(text) && Integer.parseInt(text) <= most,
                    "an id from 0 to " + most,
                    Integer::valueOf,
                    Comparator.comparing(Integer::valueOf),
                    List.of());
        }
        if (type.isEnum()) {
            List<String> words = WordBinders.words(type);
            return new KeyFormat(
                    words::contains,
                    "one of " + words,
                    text -> type.getEnumConstants()[words.indexOf(text)],
                    Comparator.comparing(words::indexOf),
                    words);
        }
        Word word = component.getAnnotation(Word.class);
        return new KeyFormat(
                text -> text.matches(word.pattern()),
                word.wanted(),
                text -> text,
                Comparator.naturalOrder(),
                List.of());
    }
}
