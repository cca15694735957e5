package io.ringtape.replay;

import io.ringtape.event.FieldChange;
import io.ringtape.event.Missing;

/**
 * Reduces decisions to their content, so that those of two runs can be compared: removes ids of signals and orders,
 * which are made of sequences and move with every other event, the sequence of a signal's snapshot, and the digest of
 * the settings. A subclass may replace ids instead.
 */
public class DecisionContent extends FieldChange {
    /** Returns what stands in place of a signal's id. */
    protected long signal(long id) {
        return Missing.LONG;
    }

    /** Returns what stands in place of an order's id. */
    protected long order(long id) {
        return Missing.LONG;
    }

    @Override
    public final long identifier(String name, long value) {
        return switch (name) {
            case "signalId" -> signal(value);
            case "orderId" -> order(value);
            case "policies" -> Missing.LONG;
            default -> value;
        };
    }

    @Override
    public long count(String name, long value) {
        return name.equals("features") ? Missing.LONG : value;
    }
}
