package io.ringtape.config;

import java.util.List;

/** Thrown for an unusable configuration, with all its problems. */
public final class ConfigurationException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    ConfigurationException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
        this.problems = List.copyOf(problems);
    }

    /** Returns one line per problem, ordered by file and line; at least one. */
    public List<String> problems() {
        return problems;
    }
}
