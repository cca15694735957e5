package io.ringtape.tradier.api;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What came back for a call.
 *
 * @param outcome whether there is an answer at all
 * @param status of HTTP; 0 without an answer
 * @param headers by their names in lower case
 * @param body bytes, unread
 * @param failure why there is no answer; empty if there is one
 */
public record ApiAnswer(Outcome outcome, int status, Map<String, String> headers, byte[] body, String failure) {
    /** Whether there is an answer. */
    public enum Outcome {
        /** The answer arrived to its last byte. */
        WHOLE,

        /** No byte of the call went out. */
        UNSENT,

        /** The call may have arrived; its answer did not, or not all of it. */
        BROKEN
    }

    /** Returns a whole answer. */
    public static ApiAnswer whole(int status, Map<String, String> headers, byte[] body) {
        return new ApiAnswer(Outcome.WHOLE, status, Map.copyOf(headers), body, "");
    }

    /** Returns the answer to a call that surely never left. */
    public static ApiAnswer unsent(String why) {
        return new ApiAnswer(Outcome.UNSENT, 0, Map.of(), new byte[0], why);
    }

    /** Returns the answer to a call that the broker may have got. */
    public static ApiAnswer broken(String why) {
        return new ApiAnswer(Outcome.BROKEN, 0, Map.of(), new byte[0], why);
    }

    /** Whether the broker refuses the call because there were too many. */
    public boolean isLimited() {
        return Verdict.of(this).kind() == Verdict.Kind.LIMITED;
    }

    boolean isWhole() {
        return outcome == Outcome.WHOLE;
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
