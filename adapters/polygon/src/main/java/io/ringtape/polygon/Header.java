package io.ringtape.polygon;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Maps the columns of a file to their places. Columns are matched by name in any order and spelling: the vendor's own
 * name takes precedence over an alias, and an alias over a one-letter key. Unknown columns are ignored.
 */
final class Header {
    private static final int NOT_WANTED = -1;
    private static final int LONGEST_SHOWN = 400;
    private static final int COLUMNS = Column.values().length;

    private final int[] columnAt;
    private final int[] placeOf = new int[COLUMNS];
    private final int[] rankOf = new int[COLUMNS];

    private Header(int places) {
        columnAt = new int[places];
        Arrays.fill(columnAt, NOT_WANTED);
        Arrays.fill(placeOf, NOT_WANTED);
    }

    /**
     * Parses the header {@code line} of {@code file}.
     *
     * @throws FlatFileException when a required column is missing or a column appears twice
     */
    static Header of(Path file, String line, Layout layout) throws FlatFileException {
        String[] names = line.split(",", -1);
        Header header = new Header(names.length);
        List<String> twice = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            if (!header.place(names[i], i, layout)) {
                twice.add(names[i].strip());
            }
        }
        List<String> missing = new ArrayList<>();
        for (Column column : layout.required()) {
            boolean replaced = column == Column.SIZE && header.has(Column.DECIMAL_SIZE);
            if (!header.has(column) && !replaced) {
                missing.add(column.label());
            }
        }
        if (!missing.isEmpty() || !twice.isEmpty()) {
            throw new FlatFileException(file + ", line 1: "
                    + (missing.isEmpty() ? "" : "no column " + String.join(", ", missing) + "; ")
                    + (twice.isEmpty() ? "" : "a second column " + String.join(", ", twice) + "; ")
                    + "the header is '" + shown(line) + "'");
        }
        return header;
    }

    /** Makes text from a file fit for a message: printable and not too long. */
    static String shown(String text) {
        String printable = text.replaceAll("[^\\x20-\\x7e]", "?");
        return printable.length() <= LONGEST_SHOWN ? printable : printable.substring(0, LONGEST_SHOWN) + "...";
    }

    /** Returns the number of columns in a row. */
    int places() {
        return columnAt.length;
    }

    /** Returns the ordinal of the column at {@code place}, or a negative value if that column is not needed. */
    int columnAt(int place) {
        return columnAt[place];
    }

    /** Returns the place of {@code column} from 0, or a negative value if the file lacks it. */
    @SuppressWarnings("EnumOrdinal") // index into an in-memory array, never stored
    int placeOf(Column column) {
        return placeOf[column.ordinal()];
    }

    boolean has(Column column) {
        return placeOf(column) >= 0;
    }

    @SuppressWarnings("EnumOrdinal") // index into an in-memory array, never stored
    private boolean place(String name, int place, Layout layout) {
        String plain = Column.plain(name);
        String letter = name.replaceAll("[\\s\"']", "");
        for (Column column : Column.values()) {
            int rank = !layout.has(column)
                    ? 0
                    : column.isCalled(plain)
                            ? 3
                            : column.isAlsoCalled(plain) ? 2 : layout.ofLetter(letter) == column ? 1 : 0;
            int index = column.ordinal();
            if (rank > 0 && rank == rankOf[index]) {
                return false;
            }
            if (rank > rankOf[index]) {
                if (placeOf[index] >= 0) {
                    columnAt[placeOf[index]] = NOT_WANTED;
                }
                rankOf[index] = rank;
                placeOf[index] = place;
                columnAt[place] = index;
            }
        }
        return true;
    }
}
