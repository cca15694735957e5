package io.ringtape.polygon;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where each column lies in a file, found by name in whatever order and spelling. The vendor's own name beats another
 * name for the same column, and that beats a letter; columns of other names are passed over.
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
     * Reads the header of a file.
     *
     * @throws FlatFileException when a required column is missing or one is there twice
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

    /** Text of a file made fit for a message: printable and not too long. */
    static String shown(String text) {
        String printable = text.replaceAll("[^\\x20-\\x7e]", "?");
        return printable.length() <= LONGEST_SHOWN ? printable : printable.substring(0, LONGEST_SHOWN) + "...";
    }

    /** How many columns a row has. */
    int places() {
        return columnAt.length;
    }

    /** Ordinal of the column at that place, below 0 when nobody wants it. */
    int columnAt(int place) {
        return columnAt[place];
    }

    /** Place of the column, from 0; below 0 when the file has none. */
    @SuppressWarnings("EnumOrdinal") // an index into an array that lives as long as this process
    int placeOf(Column column) {
        return placeOf[column.ordinal()];
    }

    /** Whether the file has the column. */
    boolean has(Column column) {
        return placeOf(column) >= 0;
    }

    @SuppressWarnings("EnumOrdinal") // an index into an array that lives as long as this process
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
