package io.ringtape.config;

import io.ringtape.config.YamlValue.Scalar;
import io.ringtape.config.YamlValue.Sequence;
import io.ringtape.setting.Spelled;
import io.ringtape.setting.Word;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Binders of values that are words, or sequences of words. */
final class WordBinders {
    private WordBinders() {}

    /** Binds {@code true} or {@code false}. */
    record FlagBinder() implements ValueBinder {
        @Override
        public Object read(Section section, String key) {
            String text = section.scalar(key, wanted(), value -> value.equals("true") || value.equals("false"));
            if (text == null) {
                return null;
            }
            section.canonical.put(key, text);
            return Boolean.valueOf(text);
        }

        @Override
        public String wanted() {
            return "true or false";
        }
    }

    /** Binds a date of the calendar. */
    record DateBinder() implements ValueBinder {
        @Override
        public Object read(Section section, String key) {
            String text = section.scalar(key, wanted(), ScalarFormat::isDate);
            if (text == null) {
                return null;
            }
            section.canonical.put(key, text);
            return LocalDate.parse(text);
        }

        @Override
        public String wanted() {
            return ScalarFormat.DATE_WANTED;
        }
    }

    /** Binds a short text of printable characters. */
    record TextBinder() implements ValueBinder {
        @Override
        public Object read(Section section, String key) {
            String text = section.scalar(key, wanted(), ScalarFormat::isPrintable);
            if (text != null) {
                section.canonical.putText(key, text);
            }
            return text;
        }

        @Override
        public String wanted() {
            return ScalarFormat.PRINTABLE_WANTED;
        }
    }

    /** Binds a text of a certain form. */
    record WordBinder(Word word) implements ValueBinder {
        @Override
        public Object read(Section section, String key) {
            String text = section.scalar(
                    key, wanted(), value -> ScalarFormat.isPrintable(value) && value.matches(word.pattern()));
            if (text != null) {
                section.canonical.putText(key, text);
            }
            return text;
        }

        @Override
        public String wanted() {
            return word.wanted();
        }
    }

    /** Binds one of the constants of an enum. */
    record ChoiceBinder(Class<?> type) implements ValueBinder {
        @Override
        public Object read(Section section, String key) {
            List<String> words = words(type);
            String text = section.scalar(key, wanted(), words::contains);
            if (text == null) {
                return null;
            }
            section.canonical.put(key, text);
            return type.getEnumConstants()[words.indexOf(text)];
        }

        @Override
        public String wanted() {
            return "one of " + words(type);
        }
    }

    /** Binds a sequence to a set of constants of an enum. */
    record ChoiceSetBinder<E extends Enum<E>>(Class<E> type) implements ValueBinder {
        @Override
        public Object read(Section section, String key) {
            List<YamlValue> elements = section.elements(key, wanted());
            if (elements == null) {
                return null;
            }
            List<String> words = words(type);
            Set<E> chosen = EnumSet.noneOf(type);
            boolean sound = true;
            for (YamlValue element : elements) {
                String word = element instanceof Scalar scalar ? scalar.text() : "";
                if (words.contains(word)) {
                    chosen.add(type.getEnumConstants()[words.indexOf(word)]);
                } else {
                    section.problem(
                            element.place(),
                            section.pathOf(key) + " has " + Section.shown(element) + "; "
                                    + NearestWord.hint(word, words));
                    sound = false;
                }
            }
            section.canonical.put(
                    key,
                    chosen.stream()
                            .map(constant -> words.get(constant.ordinal()))
                            .toList()
                            .toString());
            return sound ? chosen : null;
        }

        @Override
        public String wanted() {
            return "a sequence such as [" + words(type).get(0) + "]";
        }
    }

    /** Binds a sequence to a set of ids in rising order. */
    record IdSetBinder() implements ValueBinder {
        @Override
        public Object read(Section section, String key) {
            List<String> words = section.words(key, section.elements(key, wanted()), ScalarFormat::isId, wanted());
            if (words == null) {
                return null;
            }
            Set<Integer> codes = new TreeSet<>();
            words.forEach(word -> codes.add(Integer.valueOf(word)));
            section.canonical.put(key, codes.toString());
            return codes;
        }

        @Override
        public String wanted() {
            return "a sequence of ids from 0 to " + ScalarFormat.MAX_ID;
        }
    }

    /** Binds a sequence of sequences to lists of words. */
    record WordListsBinder(Word word) implements ValueBinder {
        @Override
        public Object read(Section section, String key) {
            List<YamlValue> elements = section.elements(key, wanted());
            if (elements == null) {
                return null;
            }
            Predicate<String> fits = text -> text.matches(word.pattern());
            List<List<String>> lists = new ArrayList<>();
            for (YamlValue element : elements) {
                List<YamlValue> inner = element instanceof Sequence sequence ? sequence.values() : null;
                if (inner == null) {
                    section.refuse(key, element, wanted());
                }
                lists.add(section.words(key, inner, fits, word.wanted()));
            }
            section.canonical.put(key, lists.toString());
            return lists.contains(null) ? null : lists;
        }

        @Override
        public String wanted() {
            return "a sequence of sequences";
        }
    }

    /** Returns the words of all constants, in their order. */
    static List<String> words(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> constant instanceof Spelled spelled ? spelled.word() : ((Enum<?>) constant).name())
                .toList();
    }
}
