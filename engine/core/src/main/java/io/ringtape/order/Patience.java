package io.ringtape.order;

import io.ringtape.event.StateHasher;
import io.ringtape.risk.RiskSettings.BrokerWaits;

/** How long a round trip waits for the broker: before it is asked again, and before a refused exit is sent again. */
final class Patience {
    private static final long NONE_DUE = Long.MAX_VALUE;

    private long answerDueNs = NONE_DUE;
    private long answerWaitNs;
    private long retryAtNs;
    private long retryWaitNs;

    void begin() {
        answerDueNs = NONE_DUE;
        retryAtNs = 0;
        retryWaitNs = 0;
    }

    /** We asked something of the broker, which has all its time to answer. */
    void onAsk() {
        answerDueNs = NONE_DUE;
    }

    /**
     * Whether at that beat the broker has owed a word for too long, and then again after waits that double. The first
     * begins at the first beat at which it owes one.
     */
    boolean isSilent(boolean owesWord, long timeNs, BrokerWaits waits) {
        if (!owesWord) {
            answerDueNs = NONE_DUE;
        } else if (answerDueNs == NONE_DUE) {
            answerWaitNs = waits.silenceNs();
            answerDueNs = timeNs + answerWaitNs;
        }
        boolean silent = timeNs >= answerDueNs;
        if (silent) {
            answerWaitNs = Math.max(answerWaitNs, Math.min(2 * answerWaitNs, waits.maxRetryNs()));
            answerDueNs = timeNs + answerWaitNs;
        }
        return silent;
    }

    /** A closing order ended at that instant; when it failed, the wait doubles from the first to the longest. */
    void awaitRetry(boolean failed, long timeNs, BrokerWaits waits) {
        long next = retryWaitNs == 0 ? waits.exitRetryNs() : Math.min(2 * retryWaitNs, waits.maxRetryNs());
        retryWaitNs = failed ? next : 0;
        retryAtNs = timeNs + retryWaitNs;
    }

    /** Whether another closing order may go out. */
    boolean mayRetry(long timeNs) {
        return timeNs >= retryAtNs;
    }

    void hash(StateHasher hasher) {
        hasher.add(answerDueNs);
        hasher.add(answerWaitNs);
        hasher.add(retryAtNs);
        hasher.add(retryWaitNs);
    }
}
