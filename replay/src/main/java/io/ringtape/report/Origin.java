package io.ringtape.report;

import io.ringtape.event.Setup;
import io.ringtape.event.Side;

/**
 * Where a signal, or the trade made of it, comes from.
 *
 * @param signalId the signal
 * @param policy the policy session of the signal; empty outside every session, or when the signal is not on the tape
 * @param minute of the day in UTC at which the bar ended that the signal was made on, whatever delays came after
 */
public record Origin(long signalId, String symbol, Setup setup, Side side, String policy, int minute) {}
