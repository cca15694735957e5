package io.ringtape.tradier.api;

/**
 * A session of the account stream.
 *
 * @param id its secret name
 * @param url where the broker serves it; empty where it does not say
 */
public record StreamSession(String id, String url) {
    @Override
    public String toString() {
        return "StreamSession[url=" + url + "]";
    }
}
