package io.ringtape.report;

import io.ringtape.event.AlertCode;
import io.ringtape.event.AlertLevel;

/**
 * An alert of a session, with all that say the same.
 *
 * @param level how bad it is
 * @param code what it is about
 * @param symbol of its instrument; empty if it concerns none
 * @param detail its words, such as the broker's reason
 * @param firstNs engine time of the first
 * @param times how often it was raised
 */
public record RaisedAlert(AlertLevel level, AlertCode code, String symbol, String detail, long firstNs, int times) {
    /** Returns this alert, raised once more. */
    RaisedAlert again() {
        return new RaisedAlert(level, code, symbol, detail, firstNs, times + 1);
    }
}
