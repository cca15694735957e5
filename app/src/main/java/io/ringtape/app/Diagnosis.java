package io.ringtape.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What an examination found, in order. */
final class Diagnosis {
    /** How good it is. */
    enum Grade {
        /** As it should be. */
        OK,
        /** Worth knowing; nothing is wrong. */
        NOTE,
        /** It does not work, and may work later. */
        FAILED,
        /** It is set up wrongly, and trying again does not help. */
        WRONG
    }

    /**
     * One thing that was examined.
     *
     * @param what in a word or two
     * @param detail what was found, and if it is not good what to do
     */
    record Finding(Grade grade, String what, String detail) {}

    private final List<Finding> all = new ArrayList<>();

    void ok(String what, String format, Object... values) {
        add(Grade.OK, what, format, values);
    }

    void note(String what, String format, Object... values) {
        add(Grade.NOTE, what, format, values);
    }

    void failed(String what, String detail) {
        all.add(new Finding(Grade.FAILED, what, detail));
    }

    void wrong(String what, String detail) {
        all.add(new Finding(Grade.WRONG, what, detail));
    }

    private void add(Grade grade, String what, String format, Object... values) {
        all.add(new Finding(grade, what, String.format(Locale.ROOT, format, values)));
    }

    List<Finding> all() {
        return List.copyOf(all);
    }

    /** Returns what is not good, one line each. */
    List<String> problems(Grade grade) {
        return all.stream()
                .filter(finding -> finding.grade() == grade)
                .map(finding -> finding.what() + ": " + finding.detail())
                .toList();
    }
}
