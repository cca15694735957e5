package io.ringtape.simulation;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Faults that wait for the next connection or request to strike. For any thread.
 *
 * @param <K> the vendor's catalogue
 */
public final class PendingFaults<K extends FaultRow> {
    private static final int ALL = 0;

    private final Consumer<K> onStrike;
    private final List<PendingFault<K>> pending = new ArrayList<>();

    /** A fault and how often it still strikes, if not for good. */
    private static final class PendingFault<K extends FaultRow> {
        private final SimulatedFault<K> fault;
        private final boolean lasts;
        private int left;

        PendingFault(SimulatedFault<K> fault) {
            this.fault = fault;
            left = fault.kind().parameter("count") == null ? 1 : fault.count("count");
            lasts = left == ALL;
        }
    }

    /** Creates an empty list that tells {@code onStrike} of each fault that strikes. */
    public PendingFaults(Consumer<K> onStrike) {
        this.onStrike = onStrike;
    }

    /** Adds a fault that strikes {@code count} times, or always if that is 0. */
    public synchronized void add(SimulatedFault<K> fault) {
        pending.add(new PendingFault<>(fault));
    }

    /** Forgets all. */
    public synchronized void clear() {
        pending.clear();
    }

    /** Returns the first fault of the kind, which strikes by that, or null. */
    public SimulatedFault<K> take(K kind) {
        return take(kind, fault -> true);
    }

    /** Returns the first fault of the kind that {@code applies}, which strikes by that, or null. */
    public synchronized SimulatedFault<K> take(K kind, Predicate<SimulatedFault<K>> applies) {
        Iterator<PendingFault<K>> each = pending.iterator();
        while (each.hasNext()) {
            PendingFault<K> next = each.next();
            if (next.fault.kind() == kind && applies.test(next.fault)) {
                next.left--;
                if (next.left == 0 && !next.lasts) {
                    each.remove();
                }
                onStrike.accept(kind);
                return next.fault;
            }
        }
        return null;
    }
}
