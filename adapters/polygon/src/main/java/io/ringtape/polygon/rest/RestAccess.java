package io.ringtape.polygon.rest;

import io.ringtape.market.FeedSettings;
import java.net.URI;

/**
 * Where the vendor's REST is and the key to it. The key goes into a header, to this host alone, and is in no text of
 * this record.
 *
 * @param base scheme, host and, if not the usual one, port; such as {@code https://api.massive.com}
 * @param key the vendor's key
 */
public record RestAccess(URI base, String key) {
    public RestAccess {
        String scheme = base.getScheme();
        boolean isWeb = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
        String path = base.getRawPath();
        boolean isPlain = (path == null || path.isEmpty() || path.equals("/"))
                && base.getRawUserInfo() == null
                && base.getRawQuery() == null
                && base.getRawFragment() == null;
        if (!isWeb || base.getHost() == null || !isPlain) {
            throw new IllegalArgumentException(
                    "address of REST '" + base + "', wanted a scheme and a host such as https://api.massive.com");
        }
        if (key.isEmpty() || !key.chars().allMatch(each -> each > ' ' && each < 0x7f)) {
            throw new IllegalArgumentException("key of REST: wanted at least one character, all of them visible ASCII");
        }
    }

    /** Returns the access that settings and a key give. */
    public static RestAccess of(FeedSettings.Hosts hosts, String key) {
        return new RestAccess(URI.create(hosts.restUrl()), key);
    }

    /** Returns the address of {@code pathAndQuery}, which starts with a slash. */
    URI at(String pathAndQuery) {
        return URI.create(base.getScheme() + "://" + base.getRawAuthority() + pathAndQuery);
    }

    @Override
    public String toString() {
        return "RestAccess[base=" + base + "]";
    }
}
