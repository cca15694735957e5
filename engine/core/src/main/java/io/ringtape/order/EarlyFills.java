package io.ringtape.order;

import io.ringtape.event.ExecutionReport;
import io.ringtape.event.StateHasher;
import java.util.ArrayList;
import java.util.List;

/** Closing fills that arrived before the fills of the entry that they close, oldest first. */
final class EarlyFills {
    private final List<ExecutionReport> reports = new ArrayList<>();

    /** Keeps a copy of a fill. */
    void keep(ExecutionReport report) {
        ExecutionReport copy = new ExecutionReport();
        copy.instrument = report.instrument;
        copy.orderId = report.orderId;
        copy.status = report.status;
        copy.leg = report.leg;
        copy.side = report.side;
        copy.fillPrice = report.fillPrice;
        copy.fillQuantity = report.fillQuantity;
        copy.filledQuantity = report.filledQuantity;
        copy.fees = report.fees;
        reports.add(copy);
    }

    /** Returns the number of fills that are kept. */
    int count() {
        return reports.size();
    }

    /** Returns the fill at {@code place}, from 0. */
    ExecutionReport at(int place) {
        return reports.get(place);
    }

    /** Removes the fill at {@code place}. */
    void remove(int place) {
        reports.remove(place);
    }

    void hash(StateHasher hasher) {
        for (int i = 0; i < reports.size(); i++) {
            reports.get(i).describe(hasher);
        }
    }
}
