package io.ringtape.tradier;

import io.ringtape.tradier.api.ApiAnswer;
import io.ringtape.tradier.api.ApiCall;

/** A call that waits to go out, or is under way. Equal to itself alone. */
final class QueuedCall {
    private final ApiCall call;
    private final Urgency urgency;
    private final Object subject;
    private final Owner owner;

    /**
     * Creates a call.
     *
     * @param subject what it is about; calls with one subject are never under way together
     */
    QueuedCall(ApiCall call, Urgency urgency, Object subject, Owner owner) {
        this.call = call;
        this.urgency = urgency;
        this.subject = subject;
        this.owner = owner;
    }

    ApiCall call() {
        return call;
    }

    Urgency urgency() {
        return urgency;
    }

    Object subject() {
        return subject;
    }

    Owner owner() {
        return owner;
    }

    /** Whoever asked for a call. */
    interface Owner {
        /** The call goes to the socket. */
        void onSent(QueuedCall call, long nowNs);

        /** The call ended, with an answer or without. */
        void onAnswer(QueuedCall call, ApiAnswer answer, long nowNs);

        /** The call cannot go out within the broker's budget, and was dropped; told of entries alone. */
        default void onRefused(QueuedCall call, String reason, long nowNs) {
            throw new IllegalStateException("not an entry: " + call.call());
        }
    }
}
