package io.ringtape.report;

import io.ringtape.event.ExitReason;
import io.ringtape.event.Setup;
import io.ringtape.event.Side;
import java.time.LocalDate;

/**
 * One trade from flat to flat; money in dollars after charges.
 *
 * @param policy the policy session of its signal; empty when that is not on the tape
 * @param minute of the day in UTC at which its signal was made, to put policies in their order
 * @param entry average price a share
 * @param exit average price a share
 * @param r profit over the initial risk, or missing
 * @param slippage how much worse than the signal's reference the entry was, dollars a share, or missing
 * @param slippageR the same in R, or missing
 */
public record RoundTrip(
        LocalDate date,
        String symbol,
        Setup setup,
        Side side,
        String policy,
        int minute,
        long openedNs,
        long closedNs,
        double quantity,
        double entry,
        double exit,
        double profit,
        double fees,
        double r,
        double slippage,
        double slippageR,
        ExitReason reason) {}
