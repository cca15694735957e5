package io.ringtape.tradier.api;

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
        forms = Pattern.compile(
                Stream.concat(Stream.of(encoded(secret)), formsOf(secret).map(Pattern::quote))
                        .collect(Collectors.joining("|")));
    }

    /** Returns what the token looks like: plain, and in base64 wherever it begins in what is encoded. */
    private static Stream<String> formsOf(String secret) {
        Stream<String> inBase64 = IntStream.range(0, 3).boxed().flatMap(before -> Stream.of(
                        Base64.getEncoder(), Base64.getUrlEncoder())
                .map(encoder -> inBase64(encoder, secret, before)));
        return Stream.concat(Stream.of(secret), inBase64)
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed());
    }

    /**
     * Returns a pattern of the token URL-encoded: each character as it is or as {@code %xx}, in digits of either case, and
     * letters of either case, because a whole line may have been changed to one.
     */
    private static String encoded(String secret) {
        return secret.chars()
                .mapToObj(each ->
                        String.format(Locale.ROOT, "(?i:%s|%%%02x)", Pattern.quote(Character.toString(each)), each))
                .collect(Collectors.joining());
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
