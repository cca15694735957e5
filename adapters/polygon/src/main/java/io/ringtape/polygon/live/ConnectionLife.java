package io.ringtape.polygon.live;

import static io.ringtape.event.Nanos.MINUTE_NS;
import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.market.FeedSettings;
import io.ringtape.polygon.stream.StatusWord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/**
 * The life of the feed's connection: dials, sends the key and the topics, watches that pings are answered, and tries
 * again with growing waits.
 *
 * <pre>
 * WAITING ──due──► DIALLING ──connected──► AUTHENTICATING ──auth_success──► SUBSCRIBING ──all acknowledged──► LIVE
 *    ▲                 │                         │                              │ not all in time: LIVE with an
 *    │                 │                         │                              │ alert, or REFUSED at the start   │
 *    └── closed, late, max_connections ──────────┴──────────────────────────────┴──────────────────────────────────┘
 *                        too many max_connections: BARRED, until RESUME      auth_failed: REFUSED
 * </pre>
 *
 * <p>A topic that was not acknowledged in time is asked for again, at growing intervals, as long as the connection lives.
 *
 * <p>Time is passed in: nanoseconds of a clock that never goes back. For one thread.
 */
final class ConnectionLife {
    /** What a life brings about. Called on the thread that drives it. */
    interface Effects {
        /** Dials a new connection. */
        StreamConnection dial();

        /** Events may flow from this connection. */
        void onLive();

        /** Events that flowed until now do so no more. */
        void onLost(String reason);

        /** The operator should know: of a refusal without which there is no session, or of something less. */
        void onComplaint(boolean isRefusal, String reason);
    }

    /** What a topic in a message may stand between. */
    private static final Pattern GAPS = Pattern.compile("[\\s,;:'\"]+");

    private static final long EVICTIONS_WITHIN_NS = 10 * MINUTE_NS;
    private static final int MOST_DOUBLINGS = 20;
    private static final long LONGEST_UNTIL_ASKED_AGAIN_NS = MINUTE_NS;

    private final FeedSettings settings;
    private final Topics topics;
    private final Effects effects;
    private final String key;
    private final SplittableRandom chance = new SplittableRandom();
    private final Set<String> unacknowledged = new LinkedHashSet<>();
    private final List<Long> evictedNs = new ArrayList<>();

    private ConnectionStage stage = ConnectionStage.WAITING;
    private String reason = "not begun";

    /** Why it last had to wait; empty before. */
    private String trouble = "";

    private StreamConnection connection;
    private int timesLive;
    private int failures;
    private int refusedTopics;

    /** Acknowledgements of the last request that named no topic. */
    private int unnamed;

    private long askAgainNs;
    private long askAgainAfterNs;
    private long answerByNs;
    private long dueNs = Long.MIN_VALUE;
    private long liveSinceNs;
    private long pingDueNs;
    private long pongNs;

    /** Creates a life that dials as soon as its time is first told. */
    ConnectionLife(FeedSettings settings, Topics topics, String key, Effects effects) {
        this.settings = settings;
        this.topics = topics;
        this.key = key;
        this.effects = effects;
    }

    ConnectionStage stage() {
        return stage;
    }

    /** Returns why it is at this stage. */
    String reason() {
        return reason;
    }

    /** Returns how often it went live. */
    int timesLive() {
        return timesLive;
    }

    /** Whether {@code other} is the connection of now; what others say is over. */
    boolean is(StreamConnection other) {
        return connection == other && stage.isConnected();
    }

    /** Does what is due at {@code nowNs}. */
    void onTime(long nowNs) {
        switch (stage) {
            case WAITING -> {
                if (nowNs >= dueNs) {
                    dial(nowNs);
                }
            }
            case DIALLING -> failWhenDue(nowNs, "no greeting from the server");
            case AUTHENTICATING -> failWhenDue(nowNs, "no answer to the key");
            case SUBSCRIBING -> {
                if (nowNs >= dueNs) {
                    onUnacknowledged(nowNs);
                }
            }
            case LIVE -> watch(nowNs);
            case BARRED, REFUSED, ENDED -> {}
        }
    }

    private void dial(long nowNs) {
        become(ConnectionStage.DIALLING, "dialling");
        dueNs = nowNs + settings.answers().connectWithinNs();
        connection = effects.dial();
    }

    private void failWhenDue(long nowNs, String why) {
        if (nowNs >= dueNs) {
            fail(why, nowNs);
        }
    }

    private void watch(long nowNs) {
        if (nowNs - pongNs >= settings.watch().deadAfterNs()) {
            fail("no answer to a ping", nowNs);
            return;
        }
        if (nowNs >= pingDueNs) {
            pingDueNs = nowNs + settings.watch().pingEveryNs();
            connection.ping();
        }
        if (!unacknowledged.isEmpty() && nowNs >= askAgainNs) {
            askAgainAfterNs = Math.min(2 * askAgainAfterNs, LONGEST_UNTIL_ASKED_AGAIN_NS);
            askAgainNs = nowNs + askAgainAfterNs;
            answerByNs = nowNs + settings.answers().subscribeWithinNs();
            subscribe(unacknowledged);
        }
    }

    private void subscribe(Collection<String> to) {
        unnamed = 0;
        connection.send("{\"action\":\"subscribe\",\"params\":\"" + String.join(",", to) + "\"}");
    }

    /** Takes an answer to a ping. */
    void onPong(long nowNs) {
        pongNs = nowNs;
    }

    /** Takes a status message of the connection. */
    void onStatus(StatusWord word, String message, long nowNs) {
        switch (word) {
            case CONNECTED -> onConnected(nowNs);
            case AUTH_SUCCESS -> onAuthenticated(nowNs);
            case AUTH_FAILED -> refuse("the vendor refuses the key: " + message);
            case AUTH_TIMEOUT -> fail("the key came too late for the server", nowNs);
            case SUCCESS -> onAcknowledged(message, nowNs);
            case ERROR -> onError(message, nowNs);
            case MAX_CONNECTIONS -> onEvicted(message, nowNs);
            case UNKNOWN -> effects.onComplaint(false, "unknown status of the vendor: " + message);
        }
    }

    private void onConnected(long nowNs) {
        if (stage == ConnectionStage.DIALLING) {
            become(ConnectionStage.AUTHENTICATING, "connected");
            dueNs = nowNs + settings.answers().loginWithinNs();
            connection.send("{\"action\":\"auth\",\"params\":\"" + key + "\"}");
        }
    }

    private void onAuthenticated(long nowNs) {
        if (stage == ConnectionStage.AUTHENTICATING) {
            become(ConnectionStage.SUBSCRIBING, "authenticated");
            dueNs = nowNs + settings.answers().subscribeWithinNs();
            unacknowledged.clear();
            unacknowledged.addAll(topics.all());
            refusedTopics = 0;
            subscribe(topics.all());
        }
    }

    /** Counts an acknowledgement. Its text says which topic it is of, if it says so in a way that is understood. */
    private void onAcknowledged(String message, long nowNs) {
        List<String> named = Arrays.stream(GAPS.split(message))
                .filter(topics.all()::contains)
                .toList();
        List<String> acknowledged =
                new ArrayList<>(named.stream().filter(unacknowledged::remove).toList());
        unnamed += named.isEmpty() ? 1 : 0;
        if (unnamed >= unacknowledged.size()) {
            acknowledged.addAll(unacknowledged);
            unacknowledged.clear();
        }
        if (stage == ConnectionStage.SUBSCRIBING && unacknowledged.isEmpty()) {
            live("every topic is acknowledged", nowNs);
        } else if (stage == ConnectionStage.LIVE) {
            acknowledged.forEach(topic -> effects.onComplaint(false, topic + " is acknowledged"));
        }
    }

    /**
     * Counts a refusal, which names no topic: the topics that are not acknowledged in time are the refused ones. What is
     * refused again is not told again.
     */
    private void onError(String message, long nowNs) {
        if (stage == ConnectionStage.SUBSCRIBING) {
            refusedTopics++;
        }
        if (stage != ConnectionStage.LIVE || unacknowledged.isEmpty() || nowNs >= answerByNs) {
            effects.onComplaint(false, "the vendor says: " + message);
        }
    }

    private void onUnacknowledged(long nowNs) {
        String missing = "no acknowledgement of " + (unnamed > 0 ? "some of " : "") + String.join(", ", unacknowledged)
                + (refusedTopics > 0 ? "; the vendor said 'not authorized', so the plan may lack them" : "");
        if (timesLive == 0 && unacknowledged.stream().anyMatch(topics::isNeeded)) {
            refuse(missing);
        } else {
            effects.onComplaint(unacknowledged.stream().anyMatch(topics::isNeeded), missing);
            live(missing, nowNs);
        }
    }

    private void live(String why, long nowNs) {
        timesLive++;
        liveSinceNs = nowNs;
        pongNs = nowNs;
        pingDueNs = nowNs;
        askAgainAfterNs = settings.answers().subscribeWithinNs();
        askAgainNs = nowNs + askAgainAfterNs;
        answerByNs = nowNs;
        become(ConnectionStage.LIVE, why);
        effects.onLive();
    }

    private void onEvicted(String message, long nowNs) {
        evictedNs.removeIf(then -> nowNs - then > EVICTIONS_WITHIN_NS);
        evictedNs.add(nowNs);
        String why = "the vendor took the connection away: " + message.strip();
        lose(why);
        effects.onComplaint(true, why);
        if (evictedNs.size() >= settings.retry().maxEvictions()) {
            evictedNs.clear();
            trouble = "another client uses this key; end it, then say RESUME";
            become(ConnectionStage.BARRED, trouble);
            effects.onComplaint(true, reason);
        } else {
            waitFor(settings.retry().evictedWaitNs(), why + "; end the other program that uses the key", nowNs);
        }
    }

    /** Takes the end of the connection. */
    void onClosed(String why, long nowNs) {
        if (stage.isConnected()) {
            fail(why, nowNs);
        }
    }

    /** Ends a connection that lives but is of no use, and tries again later, with growing waits. */
    void giveUp(String why, long nowNs) {
        tryLater(false, why, nowNs);
    }

    private void fail(String why, long nowNs) {
        boolean survived = stage == ConnectionStage.LIVE
                && nowNs - liveSinceNs >= settings.retry().survivedAfterNs();
        tryLater(survived, why, nowNs);
    }

    private void tryLater(boolean survived, String why, long nowNs) {
        lose(why);
        failures = survived ? 0 : Math.min(failures + 1, MOST_DOUBLINGS);
        long longest = Math.min(
                settings.retry().firstRetryNs() << Math.max(0, failures - 1),
                settings.retry().maxReconnectNs());
        waitFor(longest / 2 + chance.nextLong(longest / 2 + 1), why, nowNs);
    }

    private void waitFor(long waitNs, String why, long nowNs) {
        long seconds = waitNs / SECOND_NS;
        become(ConnectionStage.WAITING, seconds == 0 ? why : why + "; next attempt in " + seconds + " s");
        trouble = why;
        dueNs = nowNs + waitNs;
    }

    /** Ends the connection; nothing is tried any more. */
    void refuse(String why) {
        lose(why);
        become(ConnectionStage.REFUSED, why);
    }

    /** Dials again after the operator said RESUME; does nothing unless the feed stays out. */
    void resume(long nowNs) {
        if (stage == ConnectionStage.BARRED) {
            failures = 0;
            waitFor(0, "the operator said RESUME", nowNs);
        }
    }

    /** Ends the connection for good. The reason of a life that was never live is why. */
    void end() {
        lose("closed");
        become(ConnectionStage.ENDED, timesLive == 0 && !trouble.isEmpty() ? trouble : "closed");
    }

    private void lose(String why) {
        boolean wasLive = stage == ConnectionStage.LIVE;
        if (stage.isConnected()) {
            StreamConnection ending = connection;
            become(ConnectionStage.WAITING, why);
            connection = null;
            if (ending != null) {
                ending.end(why);
            }
        }
        if (wasLive) {
            effects.onLost(why);
        }
    }

    private void become(ConnectionStage next, String why) {
        stage = next;
        reason = why;
    }
}
