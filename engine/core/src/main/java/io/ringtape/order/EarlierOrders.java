package io.ringtape.order;

import io.ringtape.event.ExecutionReport;
import io.ringtape.event.OrderLeg;
import io.ringtape.event.StateHasher;
import java.util.ArrayList;
import java.util.List;

/**
 * The orders of an instrument that are over, since the session began: brackets of earlier round trips, and closing
 * orders that another one followed. The broker may still report fills of them.
 */
final class EarlierOrders {
    private final List<Bracket> brackets = new ArrayList<>();
    private final List<ClosingOrder> closings = new ArrayList<>();
    private int closingsBeforeTrip;

    /** Starts a round trip, to which the closing orders added from here on belong. */
    void beginTrip() {
        closingsBeforeTrip = closings.size();
    }

    /** Adds a bracket, unless it was never sent. */
    void add(Bracket bracket) {
        if (bracket.orderId() != 0) {
            brackets.add(bracket);
        }
    }

    /** Adds a closing order, unless it was never sent. */
    void add(ClosingOrder closing) {
        if (closing.orderId() != 0) {
            closings.add(closing);
        }
    }

    /** Returns the bracket that a report concerns, or null. */
    Bracket bracketOf(ExecutionReport report) {
        for (int i = 0; i < brackets.size() && report.leg != OrderLeg.EXIT; i++) {
            if (brackets.get(i).orderId() == report.orderId) {
                return brackets.get(i);
            }
        }
        return null;
    }

    /** Returns the closing order that a report concerns, or null. */
    ClosingOrder closingOf(ExecutionReport report) {
        for (int i = 0; i < closings.size() && report.leg == OrderLeg.EXIT; i++) {
            if (closings.get(i).orderId() == report.orderId) {
                return closings.get(i);
            }
        }
        return null;
    }

    /** Removes a bracket, because it is part of a round trip again. */
    void remove(Bracket bracket) {
        brackets.remove(bracket);
    }

    /** Returns how many closing orders of the round trip another one followed. */
    int closingsOfTrip() {
        return closings.size() - closingsBeforeTrip;
    }

    /** Returns a closing order of the round trip that another one followed, the oldest at 0. */
    ClosingOrder closingOfTrip(int place) {
        return closings.get(closingsBeforeTrip + place);
    }

    void hash(StateHasher hasher) {
        for (int i = 0; i < brackets.size(); i++) {
            brackets.get(i).hash(hasher);
        }
        for (int i = 0; i < closings.size(); i++) {
            closings.get(i).hash(hasher);
        }
        hasher.add((long) closingsBeforeTrip);
    }
}
