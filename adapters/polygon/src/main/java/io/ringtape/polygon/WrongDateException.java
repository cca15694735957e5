package io.ringtape.polygon;

import java.util.List;

/** Files that are of another date than the session, or hold nothing of its instruments. */
public final class WrongDateException extends FlatFileException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    WrongDateException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** One line for each file: what it holds and what is wanted. */
    public List<String> problems() {
        return problems;
    }
}
