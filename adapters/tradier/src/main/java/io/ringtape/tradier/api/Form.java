package io.ringtape.tradier.api;

import io.ringtape.event.Micros;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The fields of a request, URL-encoded in the order in which they are added. */
final class Form {
    private final StringBuilder text = new StringBuilder();

    Form add(String name, String value) {
        text.append(text.length() == 0 ? "" : "&")
                .append(encoded(name))
                .append('=')
                .append(encoded(value));
        return this;
    }

    /** Adds a price or a number of shares, given in micros, without needless zeros. */
    Form add(String name, long micros) {
        return add(name, plain(micros));
    }

    /** Adds a price with the two decimals that a price in cents has, or as many more as it needs. */
    Form addPrice(String name, long micros) {
        BigDecimal price = BigDecimal.valueOf(micros, 6).stripTrailingZeros();
        return add(name, price.setScale(Math.max(2, price.scale())).toPlainString());
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String plain(long micros) {
        return micros % Micros.ONE == 0
                ? Long.toString(micros / Micros.ONE)
                : BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
