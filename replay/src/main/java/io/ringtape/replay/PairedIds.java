package io.ringtape.replay;

import io.ringtape.event.Missing;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Pairs the ids that a recorded and a replayed run gave to the same signal or order. A signal or order of one run only
 * stays without a pair, and does not affect the pairs of later ones.
 */
final class PairedIds {
    private final Map<Long, Long> replayedOf = new HashMap<>();
    private final Set<Long> replayed = new HashSet<>();

    /** Whether two decisions have the same content, and their ids can name the same signal and order. */
    boolean isSame(Decision recordedOne, Decision replayedOne) {
        return recordedOne.hasContentOf(replayedOne)
                && canPair(recordedOne.signalId(), replayedOne.signalId())
                && canPair(recordedOne.orderId(), replayedOne.orderId());
    }

    /** Pairs the ids of two decisions that correspond, unless they have a pair. */
    void pair(Decision recordedOne, Decision replayedOne) {
        pair(recordedOne.signalId(), replayedOne.signalId());
        pair(recordedOne.orderId(), replayedOne.orderId());
    }

    /** Returns the replayed run's id of the order that the recorded run calls {@code orderId}, or null without one. */
    Long replayedOrNull(long orderId) {
        return replayedOf.get(orderId);
    }

    /** A missing id can stand for any, because an older writer may not have known the field. */
    private boolean canPair(long recordedId, long replayedId) {
        if (!Missing.isPresent(recordedId) || !Missing.isPresent(replayedId)) {
            return true;
        }
        Long pair = replayedOf.get(recordedId);
        return pair == null ? !replayed.contains(replayedId) : pair == replayedId;
    }

    private void pair(long recordedId, long replayedId) {
        if (Missing.isPresent(recordedId)
                && Missing.isPresent(replayedId)
                && !replayedOf.containsKey(recordedId)
                && replayed.add(replayedId)) {
            replayedOf.put(recordedId, replayedId);
        }
    }
}
