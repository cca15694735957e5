package io.ringtape.bench;

import io.ringtape.app.UsageProblems;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The constants of an enum as words of the command line. Iterates over the words for the help. */
abstract class EnumWords<E extends Enum<E>> implements Iterable<String> {
    private final Class<E> type;
    private final String what;

    /** Creates the words for {@code type}; {@code what} names a constant in messages. */
    EnumWords(Class<E> type, String what) {
        this.type = type;
        this.what = what;
    }

    /** Returns the constants that {@code words} name. Adds a problem for each word that names none. */
    Set<E> parse(String option, List<String> words, UsageProblems problems) {
        Set<E> chosen = EnumSet.noneOf(type);
        for (String word : words) {
            try {
                chosen.add(Enum.valueOf(type, word.strip().toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                problems.add(option + ": '" + word + "' is no " + what + ", wanted one of " + String.join(", ", this));
            }
        }
        return chosen;
    }

    @Override
    public Iterator<String> iterator() {
        return Stream.of(type.getEnumConstants())
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .iterator();
    }
}
