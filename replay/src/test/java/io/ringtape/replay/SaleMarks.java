package io.ringtape.replay;

import io.ringtape.event.Codes;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a print counts for by its sale conditions, from the table of docs/features.md. */
final class SaleMarks {
    private static final Set<Integer> KNOWN =
            IntStream.rangeClosed(0, 55).boxed().collect(Collectors.toSet());

    private static final Set<Integer> UNKNOWN = Set.of(26, 39, 40, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 54);
    private static final Set<Integer> NO_VOLUME = Set.of(15, 16, 22, 38);
    private static final Set<Integer> NO_PRICE = Set.of(2, 5, 7, 10, 12, 13, 20, 21, 29, 32, 33, 35, 37, 52, 53);
    private static final Set<Integer> ODD_LOT = Set.of(37);
    private static final Set<Integer> AUCTIONS = Set.of(8, 17, 18, 19, 25, 28, 55);
    private static final int CROSS = 9;
    private static final int FORM_T = 12;

    private SaleMarks() {}

    /**
     * Returns the marks among VPWD that all conditions allow.
     *
     * @param crossesInVwap whether auctions count for VWAP
     */
    static String of(Codes conditions, boolean regular, boolean crossesInVwap) {
        StringBuilder marks = new StringBuilder();
        for (char mark : "VPWD".toCharArray()) {
            boolean allowed = true;
            for (int i = 0; i < conditions.count(); i++) {
                allowed &= allows(conditions.at(i), mark, regular, crossesInVwap);
            }
            if (allowed) {
                marks.append(mark);
            }
        }
        return marks.toString();
    }

    private static boolean allows(int id, char mark, boolean regular, boolean crossesInVwap) {
        if (!KNOWN.contains(id) || UNKNOWN.contains(id)) {
            return mark == 'V';
        }
        if (NO_VOLUME.contains(id)) {
            return false;
        }
        boolean formT = id == FORM_T && !regular;
        boolean price = formT || !NO_PRICE.contains(id);
        boolean weighted = price || ODD_LOT.contains(id);
        return switch (mark) {
            case 'V' -> true;
            case 'P' -> price;
            case 'W' -> weighted && (crossesInVwap || !AUCTIONS.contains(id));
            default -> weighted && id != CROSS && !AUCTIONS.contains(id);
        };
    }
}
