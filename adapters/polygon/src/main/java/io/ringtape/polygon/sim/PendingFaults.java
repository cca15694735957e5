package io.ringtape.polygon.sim;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/** Faults that wait for the next connection or request to strike. For any thread. */
final class PendingFaults {
    private static final int ALL = 0;

    private final SimulatorCounts counts;
    private final List<PendingFault> pending = new ArrayList<>();

    /** A fault and how often it still strikes, if not for good. */
    private static final class PendingFault {
        private final SimulatedFault fault;
        private final boolean lasts;
        private int left;

        PendingFault(SimulatedFault fault) {
            this.fault = fault;
            left = fault.kind().parameter("count") == null ? 1 : fault.count("count");
            lasts = left == ALL;
        }
    }

    PendingFaults(SimulatorCounts counts) {
        this.counts = counts;
    }

    synchronized void add(SimulatedFault fault) {
        pending.add(new PendingFault(fault));
    }

    synchronized void clear() {
        pending.clear();
    }

    /** Returns the first fault of the kind, which strikes by that, or null. */
    SimulatedFault take(FaultKind kind) {
        return take(kind, fault -> true);
    }

    /** Returns the first fault of the kind that {@code applies}, which strikes by that, or null. */
    synchronized SimulatedFault take(FaultKind kind, Predicate<SimulatedFault> applies) {
        Iterator<PendingFault> each = pending.iterator();
        while (each.hasNext()) {
            PendingFault next = each.next();
            if (next.fault.kind() == kind && applies.test(next.fault)) {
                next.left--;
                if (next.left == 0 && !next.lasts) {
                    each.remove();
                }
                counts.countFault(kind);
                return next.fault;
            }
        }
        return null;
    }
}
