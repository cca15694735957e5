package io.ringtape.tradier.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The secret that the broker knows us by. It is in no text but the header that carries it. */
public final class TradierToken {
    private static final String HIDDEN = "(token)";
    private static final int SHORTEST = 8;

    private final String secret;

    /**
     * Takes the token.
     *
     * @throws IllegalArgumentException when it cannot be one
     */
    public TradierToken(String secret) {
        if (secret.length() < SHORTEST || !secret.chars().allMatch(each -> each > ' ' && each < 0x7f)) {
            throw new IllegalArgumentException(
                    "the token of the broker: wanted at least " + SHORTEST + " characters, all of them visible ASCII");
        }
        this.secret = secret;
    }

    /** Returns the value of the header {@code Authorization}. */
    public String authorization() {
        return "Bearer " + secret;
    }

    /** Returns the text without the token, plain, in base64 or URL-encoded. */
    public String scrub(String text) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        String plain = Base64.getEncoder().withoutPadding().encodeToString(bytes);
        String forUrls = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return text.replace(secret, HIDDEN)
                .replace(plain, HIDDEN)
                .replace(forUrls, HIDDEN)
                .replace(URLEncoder.encode(secret, StandardCharsets.UTF_8), HIDDEN);
    }

    @Override
    public String toString() {
        return HIDDEN;
    }
}
