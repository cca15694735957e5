package io.ringtape.polygon.sim;

import io.ringtape.market.Instrument;
import io.ringtape.simulation.SimulatedFault;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Faults that strike events of a symbol for a span, or a number of times. For one thread. */
final class FaultSpans {
    private final SimulatorCounts counts;
    private final Instrument[] instruments;
    private final List<LastingFault> lasting = new ArrayList<>();

    /** A fault and what is left of it. */
    private static final class LastingFault {
        private final SimulatedFault<FaultKind> fault;
        private final long untilNs;
        private int left;

        LastingFault(SimulatedFault<FaultKind> fault, long untilNs, int left) {
            this.fault = fault;
            this.untilNs = untilNs;
            this.left = left;
        }
    }

    FaultSpans(SimulatorCounts counts, Instrument[] instruments) {
        this.counts = counts;
        this.instruments = instruments;
    }

    void add(SimulatedFault<FaultKind> fault, long nowNs) {
        boolean spans = fault.kind().parameter("for") != null;
        boolean counted = fault.kind().parameter("count") != null;
        lasting.add(new LastingFault(
                fault,
                spans ? nowNs + fault.durationNs("for") : Long.MAX_VALUE,
                counted ? fault.count("count") : Integer.MAX_VALUE));
    }

    void clear() {
        lasting.clear();
    }

    boolean isEmpty() {
        return lasting.isEmpty();
    }

    /** Returns the fault of the kind that strikes an event of the instrument, or null. */
    SimulatedFault<FaultKind> strike(FaultKind kind, int instrument, long nowNs) {
        Iterator<LastingFault> each = lasting.iterator();
        while (each.hasNext()) {
            LastingFault next = each.next();
            if (nowNs >= next.untilNs || next.left == 0) {
                each.remove();
            } else if (next.fault.kind() == kind && concerns(next.fault, instrument)) {
                next.left--;
                counts.countFault(kind);
                return next.fault;
            }
        }
        return null;
    }

    private boolean concerns(SimulatedFault<FaultKind> fault, int instrument) {
        return fault.kind().parameter("symbol") == null || fault.concerns(instruments[instrument].symbol());
    }
}
