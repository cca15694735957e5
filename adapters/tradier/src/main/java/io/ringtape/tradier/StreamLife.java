package io.ringtape.tradier;

import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.tradier.api.StreamSession;

/**
 * Decides when the account stream is dialled, and when it counts as dead: sessions are asked for and dialled with growing
 * waits, which only a connection that lived for a while ends, so that two processes do not take the user's one session
 * from each other again and again. Only the answer to the last question for a session and the words of the last
 * connection count. The stream only hints that an order changed. Time is passed in. For one thread.
 */
final class StreamLife {
    private static final long FIRST_WAIT_NS = SECOND_NS;
    private static final long LONGEST_WAIT_NS = 60 * SECOND_NS;
    private static final long DIALLED_WITHIN_NS = 15 * SECOND_NS;

    /** Life of a connection after which the wait for the next one is short again. */
    private static final long PROVEN_AFTER_NS = LONGEST_WAIT_NS;

    /** What a life brings about. */
    interface Effects {
        /** Asks for a session; the answer names the {@code attempt}. */
        void askForSession(long attempt);

        /** Dials the stream, and says by which session it listens. */
        AccountConnection dial(StreamSession session);

        /** An order may have changed. */
        void onHint(long nowNs);
    }

    private final Effects effects;
    private final long silentAfterNs;
    private StreamStage stage = StreamStage.WAITING;
    private String reason = "not begun";
    private AccountConnection connection;
    private long dueNs = Long.MIN_VALUE;
    private long waitNs = FIRST_WAIT_NS;
    private long liveSinceNs;
    private long attempt;

    StreamLife(Effects effects, long silentAfterNs) {
        this.effects = effects;
        this.silentAfterNs = silentAfterNs;
    }

    StreamStage stage() {
        return stage;
    }

    /** Returns why it is at this stage. */
    String reason() {
        return reason;
    }

    /** Does what is due. */
    void onTime(long nowNs) {
        if (nowNs < dueNs) {
            return;
        }
        switch (stage) {
            case WAITING -> {
                become(StreamStage.ASKING, "asking for a session");
                dueNs = nowNs + DIALLED_WITHIN_NS;
                effects.askForSession(++attempt);
            }
            case ASKING -> fail("no session", nowNs);
            case DIALLING -> fail("the stream says nothing", nowNs);
            case LIVE -> fail("no heartbeat", nowNs);
            case ENDED -> {}
        }
    }

    /** Returns when something is due. */
    long nextDueNs() {
        return stage == StreamStage.ENDED ? Long.MAX_VALUE : dueNs;
    }

    /** Takes the session that an attempt asked for. */
    void onSession(long ofAttempt, StreamSession session, long nowNs) {
        if (stage == StreamStage.ASKING && ofAttempt == attempt) {
            become(StreamStage.DIALLING, "dialling");
            dueNs = nowNs + DIALLED_WITHIN_NS;
            connection = effects.dial(session);
        }
    }

    /** Learns that an attempt brought no session. */
    void onNoSession(long ofAttempt, String why, long nowNs) {
        if (stage == StreamStage.ASKING && ofAttempt == attempt) {
            fail(why, nowNs);
        }
    }

    /** Takes a connection's greeting or a text; the latter may tell of an order. */
    void onWord(AccountConnection from, boolean tellsOfOrder, long nowNs) {
        if (from != connection || stage == StreamStage.ENDED) {
            return;
        }
        boolean isFirst = stage == StreamStage.DIALLING;
        if (isFirst) {
            become(StreamStage.LIVE, "connected");
            liveSinceNs = nowNs;
        } else if (nowNs - liveSinceNs >= PROVEN_AFTER_NS) {
            waitNs = FIRST_WAIT_NS;
        }
        dueNs = nowNs + silentAfterNs;
        if (isFirst || tellsOfOrder) {
            effects.onHint(nowNs);
        }
    }

    /** Takes the end of a connection. */
    void onClosed(AccountConnection from, String why, long nowNs) {
        if (from == connection && stage != StreamStage.ENDED) {
            fail(why, nowNs);
        }
    }

    private void fail(String why, long nowNs) {
        drop();
        become(StreamStage.WAITING, why);
        dueNs = nowNs + waitNs;
        waitNs = Math.min(2 * waitNs, LONGEST_WAIT_NS);
    }

    /** Ends it for good. */
    void end() {
        drop();
        become(StreamStage.ENDED, "closed");
    }

    private void drop() {
        AccountConnection ending = connection;
        connection = null;
        if (ending != null) {
            ending.end();
        }
    }

    private void become(StreamStage next, String why) {
        stage = next;
        reason = why;
    }
}
