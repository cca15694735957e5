package io.ringtape.tradier.api;

/**
 * One request to the broker.
 *
 * @param method of HTTP
 * @param target path with its query
 * @param form body as a URL-encoded form; empty for none
 * @param rateClass budget that it counts for
 */
public record ApiCall(String method, String target, String form, RateClass rateClass) {
    /** Whether the broker may be asked the same again, because the call changes nothing there. */
    public boolean isRead() {
        return method.equals("GET");
    }
}
