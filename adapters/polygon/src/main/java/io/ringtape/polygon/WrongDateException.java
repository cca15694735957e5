package io.ringtape.polygon;

import java.util.List;

/** Thrown when files are of another date than the session, or hold no row of its instruments. */
public final class WrongDateException extends FlatFileException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    WrongDateException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** Returns one line per file: what it holds and what was expected. */
    public List<String> problems() {
        return problems;
    }
}
