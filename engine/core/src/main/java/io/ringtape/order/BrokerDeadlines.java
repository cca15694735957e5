package io.ringtape.order;

import io.ringtape.event.StateHasher;
import io.ringtape.risk.RiskSettings.BrokerWaits;

/** The deadlines of a round trip: when the broker is asked again, and when an unfilled closing order is sent again. */
final class BrokerDeadlines {
    private static final long NONE_DUE = Long.MAX_VALUE;

    private final BrokerWaits waits;
    private long answerDueNs = NONE_DUE;
    private long answerWaitNs;
    private long retryAtNs;
    private long retryWaitNs;

    BrokerDeadlines(BrokerWaits waits) {
        this.waits = waits;
    }

    /** Starts a round trip with nothing due. */
    void begin() {
        answerDueNs = NONE_DUE;
        retryAtNs = 0;
        retryWaitNs = 0;
    }

    /** Restarts the broker's time, because it was just asked something. */
    void onRequest() {
        answerDueNs = NONE_DUE;
    }

    /**
     * Whether the broker's answer is overdue at a beat. The first wait starts at the first beat that finds an answer
     * owed; each later wait is twice as long, up to a maximum.
     */
    boolean isAnswerOverdue(boolean owesAnswer, long timeNs) {
        if (!owesAnswer) {
            answerDueNs = NONE_DUE;
        } else if (answerDueNs == NONE_DUE) {
            answerWaitNs = waits.brokerSilenceNs();
            answerDueNs = timeNs + answerWaitNs;
        }
        boolean overdue = timeNs >= answerDueNs;
        if (overdue) {
            answerWaitNs = Math.max(answerWaitNs, Math.min(2 * answerWaitNs, waits.maxRetryNs()));
            answerDueNs = timeNs + answerWaitNs;
        }
        return overdue;
    }

    /**
     * Sets when the next closing order may be sent: at once, or after a wait that doubles each time the last order
     * failed.
     */
    void awaitRetry(boolean failed, long timeNs) {
        long next = retryWaitNs == 0 ? waits.exitRetryNs() : Math.min(2 * retryWaitNs, waits.maxRetryNs());
        retryWaitNs = failed ? next : 0;
        retryAtNs = timeNs + retryWaitNs;
    }

    /** Whether another closing order may be sent. */
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
