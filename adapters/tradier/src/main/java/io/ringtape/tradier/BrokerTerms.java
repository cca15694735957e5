package io.ringtape.tradier;

import io.ringtape.order.BrokerSettings;
import io.ringtape.order.FeeSchedule;
import java.util.List;

/**
 * What an adapter trades, and as whom.
 *
 * @param account its number at the broker
 * @param runId the run's id, which is part of every order's tag
 * @param symbols of the instruments, in the order of their ids
 * @param fees by which the charges of fills are estimated, because the broker gives none
 * @param refusesForeign whether the run does not begin with a position or a working order that it did not make
 */
public record BrokerTerms(
        String account,
        String runId,
        List<String> symbols,
        FeeSchedule fees,
        BrokerSettings settings,
        boolean refusesForeign) {
    public BrokerTerms {
        symbols = List.copyOf(symbols);
    }
}
