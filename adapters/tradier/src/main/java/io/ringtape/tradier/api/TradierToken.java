package io.ringtape.tradier.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The secret that the broker knows us by. It is in no text but the header that carries it. */
public final class TradierToken {
    private static final String HIDDEN = "(token)";
    private static final int SHORTEST = 8;

    private static final int LONGEST_QUOTE = 120;

    private final String secret;
    private final Pattern forms;

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
        forms = Pattern.compile(formsOf(secret).map(Pattern::quote).collect(Collectors.joining("|")));
    }

    /** Returns what the token looks like: plain, URL-encoded, and in base64 wherever it begins in what is encoded. */
    private static Stream<String> formsOf(String secret) {
        String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        Stream<String> inBase64 = IntStream.range(0, 3).boxed().flatMap(before -> Stream.of(
                        Base64.getEncoder(), Base64.getUrlEncoder())
                .map(encoder -> inBase64(encoder, secret, before)));
        Stream<String> plain = Stream.of(secret, encoded, encoded.toLowerCase(Locale.ROOT));
        return Stream.concat(plain, inBase64)
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed());
    }

    /** Returns the characters that depend on the token alone when {@code before} bytes stand before it. */
    private static String inBase64(Base64.Encoder encoder, String secret, int before) {
        byte[] bytes = (" ".repeat(before) + secret).getBytes(StandardCharsets.UTF_8);
        String all = encoder.withoutPadding().encodeToString(bytes);
        return all.substring((before * 4 + 2) / 3, bytes.length * 4 / 3);
    }

    /** Returns the value of the header {@code Authorization}. */
    public String authorization() {
        return "Bearer " + secret;
    }

    /** Returns the text without the token, plain, in base64 or URL-encoded. */
    public String scrub(String text) {
        return forms.matcher(text).replaceAll(Matcher.quoteReplacement(HIDDEN));
    }

    /** Returns words of the broker as they may be shown: without the token, and not longer than a line. */
    public String quote(String words) {
        String scrubbed = scrub(words);
        return scrubbed.length() <= LONGEST_QUOTE ? scrubbed : scrubbed.substring(0, LONGEST_QUOTE - 1) + "…";
    }

    @Override
    public String toString() {
        return HIDDEN;
    }
}
