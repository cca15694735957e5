package io.ringtape.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The rows of an order's life in {@code docs/orders.md}, each named by its state and event like a folder: {@code pending-cancel-part}. */
final class OrderTable {
    private static final Path DOCUMENT = Path.of("../../docs/orders.md");
    private static final String NEXT_CHAPTER = "## The comparison with the broker";
    private static final String REFUSED = "refused";

    private final Map<String, String> targets;

    private OrderTable(Map<String, String> targets) {
        this.targets = targets;
    }

    static OrderTable read() throws IOException {
        Map<String, String> targets = new LinkedHashMap<>();
        for (String line : Files.readAllLines(DOCUMENT)) {
            if (line.equals(NEXT_CHAPTER)) {
                break;
            }
            String[] cells = line.split(" *\\| *");
            if (line.startsWith("|") && cells.length >= 4 && cells[1].matches("[A-Z_]+") && isTarget(cells[3])) {
                targets.put(row(cells[1], cells[2]), cells[3]);
            }
        }
        return new OrderTable(targets);
    }

    private static boolean isTarget(String cell) {
        return cell.matches("[A-Z_]+") || cell.equals(REFUSED);
    }

    /** Returns the name of the row for {@code state} and {@code event}. */
    static String row(String state, String event) {
        return (state + "-" + event).toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Set<String> rows() {
        return Collections.unmodifiableSet(targets.keySet());
    }

    boolean isRefused(String state, String event) {
        return REFUSED.equals(targets.get(row(state, event)));
    }

    /** Returns the state that the event leads to, or the same state if it is refused. */
    String next(String state, String event) {
        String target = targets.get(row(state, event));
        if (target == null) {
            throw new IllegalArgumentException("no row for " + state + " and " + event);
        }
        return target.equals(REFUSED) ? state : target;
    }
}
