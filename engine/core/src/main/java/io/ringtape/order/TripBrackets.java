package io.ringtape.order;

import io.ringtape.event.OrderLeg;
import io.ringtape.event.StateHasher;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The brackets of one round trip: its own, one or two, and those of earlier round trips that were filled late. */
final class TripBrackets {
    /** The legs of a bracket. */
    static final List<OrderLeg> LEGS = List.of(OrderLeg.ENTRY, OrderLeg.TARGET, OrderLeg.STOP);

    private Bracket part;
    private Bracket rest;

    /** Its own in the order in which they are sent and cancelled, then the others. */
    private final List<Bracket> all = new ArrayList<>();

    TripBrackets() {
        begin();
    }

    /** Starts a round trip without brackets. */
    void begin() {
        part = unsent(part);
        rest = unsent(rest);
        all.clear();
        all.add(part);
        all.add(rest);
    }

    /** Returns a bracket that was never sent; one that was is kept elsewhere, for its late fills. */
    private static Bracket unsent(Bracket lastOrNull) {
        Bracket bracket = lastOrNull == null || lastOrNull.orderId() != 0 ? new Bracket() : lastOrNull;
        bracket.beginNone();
        return bracket;
    }

    /** Returns the bracket that takes its profit early, if there is one. */
    Bracket part() {
        return part;
    }

    /** Returns the bracket that runs to the target; in most round trips it holds everything. */
    Bracket rest() {
        return rest;
    }

    int count() {
        return all.size();
    }

    Bracket at(int place) {
        return all.get(place);
    }

    /** Adds a bracket of an earlier round trip. */
    void add(Bracket bracket) {
        all.add(bracket);
    }

    /** Returns the bracket of an order, or null. */
    Bracket ofOrder(long orderId) {
        for (int i = 0; i < all.size(); i++) {
            if (orderId != 0 && all.get(i).orderId() == orderId) {
                return all.get(i);
            }
        }
        return null;
    }

    /** Whether a part takes its profit early. */
    boolean isSplit() {
        return part.orderId() != 0;
    }

    /** Whether no entry is working any more and all fills of the entries were reported. */
    boolean isEntered() {
        return every(Bracket::isEntered);
    }

    /** Whether the rest of an entry is working and we have not cancelled it. */
    boolean isEntering() {
        return any(Bracket::isEntering);
    }

    /** Whether a bracket lacks a target or stop for the shares it holds or may still enter. */
    boolean isUnguarded() {
        return any(Bracket::isUnguarded);
    }

    /** Whether target and stop of a bracket closed more than its entry brought. */
    boolean isOverfilled() {
        return any(Bracket::isOverfilled);
    }

    /** Whether the broker has confirmed that no leg of the brackets is working. */
    boolean isCancelled() {
        return every(Bracket::isCancelled);
    }

    /** Whether one may work that is not known to be cancelled. */
    boolean mayWork() {
        return any(Bracket::mayWork);
    }

    /** Whether one is waiting for the broker's answer, or unknown to the broker. */
    boolean awaitsAnswer() {
        return any(Bracket::awaitsAnswer);
    }

    /** Returns the order that is waiting for an answer, the main bracket if none is. */
    long awaitedOrder() {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).awaitsAnswer()) {
                return all.get(i).orderId();
            }
        }
        return rest.orderId();
    }

    /** Whether the broker denies every leg that keeps the brackets from being cancelled, and there is one. */
    boolean isOnlyDenied() {
        boolean any = false;
        for (int i = 0; i < all.size(); i++) {
            Bracket bracket = all.get(i);
            for (int j = 0; j < LEGS.size() && !bracket.isCancelled(); j++) {
                LegFills leg = bracket.leg(LEGS.get(j));
                if (!leg.isOver() && !leg.isDenied()) {
                    return false;
                }
                any |= leg.isDenied();
            }
        }
        return any;
    }

    private boolean every(Predicate<Bracket> holds) {
        for (int i = 0; i < all.size(); i++) {
            if (!holds.test(all.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean any(Predicate<Bracket> holds) {
        for (int i = 0; i < all.size(); i++) {
            if (holds.test(all.get(i))) {
                return true;
            }
        }
        return false;
    }

    void hash(StateHasher hasher) {
        for (int i = 0; i < all.size(); i++) {
            all.get(i).hash(hasher);
        }
    }
}
