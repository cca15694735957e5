package io.ringtape.tradier.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringtape.event.Missing;
import java.util.List;
import java.util.Locale;

/**
 * What an answer to an order, a change or a cancel means.
 *
 * @param id the broker's id of the order; missing unless it was taken
 * @param text the broker's words, or ours on why there are none
 */
public record Verdict(Kind kind, long id, String text) {
    private static final int TIMED_OUT = 408;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;
    private static final List<String> BROKEN_INSIDE = List.of("omsunavailable", "omsinternalerror");

    /** What it means. */
    public enum Kind {
        /** The broker received it; whether it accepts it, the next list tells. */
        TAKEN,

        /** The broker clearly refuses it. */
        REFUSED,

        /** The broker refuses it because there were too many requests. */
        LIMITED,

        /** It may have been done, or not; the next lists tell. */
        AMBIGUOUS,

        /** It surely never reached the broker. */
        UNSENT
    }

    /** Reads the answer. */
    public static Verdict of(ApiAnswer answer) {
        return switch (answer.outcome()) {
            case UNSENT -> told(Kind.UNSENT, answer.failure());
            case BROKEN -> told(Kind.AMBIGUOUS, answer.failure());
            case WHOLE -> ofStatus(answer);
        };
    }

    private static Verdict ofStatus(ApiAnswer answer) {
        String complaint = Complaint.of(answer);
        int status = answer.status();
        if (status == TOO_MANY || complaint.toLowerCase(Locale.ROOT).contains("quota violation")) {
            return told(Kind.LIMITED, complaint);
        }
        if (answer.deniesAccess()) {
            return told(Kind.REFUSED, complaint.isEmpty() ? "status " + status : complaint);
        }
        if (answer.isGood()) {
            return ofBody(answer, complaint);
        }
        boolean mayBeDone = status < 400 || status >= SERVER_ERROR || status == TIMED_OUT || hasFault(answer);
        return mayBeDone || complaint.isEmpty()
                ? told(Kind.AMBIGUOUS, "status " + status + (complaint.isEmpty() ? "" : ": " + complaint))
                : refused(complaint);
    }

    private static Verdict ofBody(ApiAnswer answer, String complaint) {
        JsonNode order;
        try {
            order = AnswerReader.json(answer).path("order");
        } catch (UnreadableAnswerException unreadable) {
            return told(Kind.AMBIGUOUS, unreadable.getMessage());
        }
        long id = order.path("id").isTextual()
                ? asLong(order.path("id").textValue())
                : order.path("id").asLong(0);
        if (id > 0) {
            return new Verdict(Kind.TAKEN, id, "");
        }
        String words = complaint.isEmpty() ? Complaint.in(order) : complaint;
        boolean refused = !hasFault(answer) && !words.isEmpty();
        return refused ? refused(words) : told(Kind.AMBIGUOUS, "an answer without an order's id " + words);
    }

    /** Returns a refusal, unless the words say that the order system broke while it had the order. */
    private static Verdict refused(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        boolean mayBeDone = BROKEN_INSIDE.stream().anyMatch(lower::contains);
        return told(mayBeDone ? Kind.AMBIGUOUS : Kind.REFUSED, words);
    }

    private static long asLong(String digits) {
        return digits.matches("[0-9]{1,18}") ? Long.parseLong(digits) : 0;
    }

    private static boolean hasFault(ApiAnswer answer) {
        try {
            return AnswerReader.json(answer).has("fault");
        } catch (UnreadableAnswerException noJson) {
            return false;
        }
    }

    private static Verdict told(Kind kind, String text) {
        return new Verdict(kind, Missing.LONG, text.strip());
    }
}
