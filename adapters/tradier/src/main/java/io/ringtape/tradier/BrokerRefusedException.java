package io.ringtape.tradier;

import java.io.IOException;

/** The broker refuses us, or the account is not fit for the run, so that trying again does not help. */
public final class BrokerRefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    BrokerRefusedException(String reason) {
        super(reason);
    }
}
