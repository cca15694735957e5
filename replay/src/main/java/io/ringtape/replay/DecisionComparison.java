package io.ringtape.replay;

import java.util.List;
import java.util.function.BiConsumer;

/** Compares the decisions that two runs made on the same causes. For one thread. */
final class DecisionComparison {
    private final PairedIds ids = new PairedIds();
    private final BiConsumer<Decision, Decision> changes;

    /** Passes each change to {@code changes}: the recorded and the replayed decision, of which one may be null. */
    DecisionComparison(BiConsumer<Decision, Decision> changes) {
        this.changes = changes;
    }

    /** Returns the ids that name the same signal or order. */
    PairedIds ids() {
        return ids;
    }

    /** Compares the decisions on one cause, in order. A decision of one run only does not displace later ones. */
    void compare(List<Decision> recorded, List<Decision> replayed) {
        int one = 0;
        int other = 0;
        while (one < recorded.size() && other < replayed.size()) {
            Decision before = recorded.get(one);
            Decision after = replayed.get(other);
            if (ids.isSame(before, after)) {
                ids.pair(before, after);
                one++;
                other++;
            } else if (replayed.subList(other + 1, replayed.size()).stream()
                    .anyMatch(later -> ids.isSame(before, later))) {
                changes.accept(null, after);
                other++;
            } else if (!before.isOfKind(after)
                    || recorded.subList(one + 1, recorded.size()).stream()
                            .anyMatch(later -> ids.isSame(later, after))) {
                changes.accept(before, null);
                one++;
            } else {
                ids.pair(before, after);
                changes.accept(before, after);
                one++;
                other++;
            }
        }
        recorded.subList(one, recorded.size()).forEach(before -> changes.accept(before, null));
        replayed.subList(other, replayed.size()).forEach(after -> changes.accept(null, after));
    }
}
