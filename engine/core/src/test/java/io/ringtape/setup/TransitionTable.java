package io.ringtape.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the transitions in the javadoc of a machine. */
final class TransitionTable {
    private static final Path SOURCES = Path.of("src/main/java/io/ringtape/setup");
    private static final Pattern ROW =
            Pattern.compile("<tr><td>([A-Z_, ]+)</td><td>([A-Z_]+)</td><td>([A-Z_]+)</td><td>[^<]+</td></tr>");

    private TransitionTable() {}

    /**
     * Returns the rows of a setup and of the part it shares with similar setups, without those of the common frame;
     * each as FROM>TO REASON.
     */
    static Set<String> of(Class<?> setup) {
        Set<String> rows = new TreeSet<>();
        for (Class<?> type = setup; type != SetupMachine.class; type = type.getSuperclass()) {
            rows.addAll(read(type));
        }
        return rows;
    }

    /** Returns the rows of the common frame. */
    static Set<String> ofTheFrame() {
        return read(SetupMachine.class);
    }

    private static Set<String> read(Class<?> type) {
        try {
            String source = Files.readString(SOURCES.resolve(type.getSimpleName() + ".java"))
                    .replaceAll("\\n \\* +", " ")
                    .replaceAll(" +", " ");
            Set<String> rows = new TreeSet<>();
            Matcher row = ROW.matcher(source);
            int found = 0;
            while (row.find()) {
                found++;
                for (String from : List.of(row.group(1).split(", "))) {
                    rows.add(from + ">" + row.group(2) + " " + row.group(3));
                }
            }
            assertThat(found).isEqualTo(source.split("<tr><td>", -1).length - 1).isPositive();
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
