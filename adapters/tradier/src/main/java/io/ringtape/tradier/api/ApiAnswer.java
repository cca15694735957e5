package io.ringtape.tradier.api;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** What came back for a call, if anything did. */
public final class ApiAnswer {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final byte[] NOTHING = {};

    private final Completion outcome;
    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;
    private final String failure;

    private ApiAnswer(Completion outcome, int status, Map<String, String> headers, byte[] body, String failure) {
        this.outcome = outcome;
        this.status = status;
        this.headers = Map.copyOf(headers);
        this.body = body;
        this.failure = failure;
    }

    /** Whether there is an answer. */
    public enum Completion {
        /** The answer arrived to its last byte. */
        WHOLE,

        /** No byte of the call went out. */
        UNSENT,

        /** The call may have arrived; its answer did not, or not all of it. */
        BROKEN
    }

    /**
     * Returns a whole answer.
     *
     * @param headers by their names in lower case
     * @param body not changed from then on
     */
    public static ApiAnswer whole(int status, Map<String, String> headers, byte[] body) {
        return new ApiAnswer(Completion.WHOLE, status, headers, body, "");
    }

    /** Returns the answer to a call that surely never left. */
    public static ApiAnswer unsent(String why) {
        return new ApiAnswer(Completion.UNSENT, 0, Map.of(), NOTHING, why);
    }

    /** Returns the answer to a call that the broker may have got. */
    public static ApiAnswer broken(String why) {
        return new ApiAnswer(Completion.BROKEN, 0, Map.of(), NOTHING, why);
    }

    Completion outcome() {
        return outcome;
    }

    /** Returns the status of HTTP; 0 without an answer. */
    public int status() {
        return status;
    }

    /** Returns the headers by their names in lower case. */
    public Map<String, String> headers() {
        return headers;
    }

    /** Returns the bytes of the body, which the caller does not change. */
    byte[] body() {
        return body;
    }

    /** Returns why there is no answer; empty if there is one. */
    String failure() {
        return failure;
    }

    /** Whether the broker refuses the call because there were too many. */
    public boolean isLimited() {
        return Verdict.of(this).kind() == Verdict.Kind.LIMITED;
    }

    /** Whether the broker does not, or no longer, take the token. */
    public boolean refusesToken() {
        return status == UNAUTHORIZED
                || (isWhole() && !isGood() && words().toLowerCase(Locale.ROOT).contains("access token"));
    }

    /** Whether its status says that the broker does not take the token, or does not let it do that. */
    public boolean deniesAccess() {
        return status == UNAUTHORIZED || status == FORBIDDEN;
    }

    /** Returns what the broker complains of; empty if it does not. */
    public String words() {
        return Complaint.of(this);
    }

    boolean isWhole() {
        return outcome == Completion.WHOLE;
    }

    boolean isGood() {
        return isWhole() && status >= 200 && status < 300;
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8).strip();
    }

    @Override
    public String toString() {
        return outcome + " " + status + " " + failure;
    }
}
