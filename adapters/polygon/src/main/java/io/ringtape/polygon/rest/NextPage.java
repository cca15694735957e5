package io.ringtape.polygon.rest;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Decides where the next page is. Its address is followed verbatim, because the cursor may be anywhere in it, but only
 * at the configured scheme, host and port. The vendor's two names stand for each other, and are then replaced by the
 * configured one.
 */
final class NextPage {
    private static final String POLYGON = "api.polygon.io";
    private static final String MASSIVE = "api.massive.com";
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private NextPage() {}

    /**
     * Returns the address to ask for {@code nextUrl}, as an answer of {@code access} named it.
     *
     * @throws RestException when it is at a foreign host or no address
     */
    static URI of(RestAccess access, String nextUrl) throws RestException {
        URI base = access.base();
        URI next;
        try {
            next = new URI(nextUrl);
        } catch (URISyntaxException e) {
            throw new RestException(RestFailure.FOREIGN_PAGE, "the next page's address cannot be read", e);
        }
        String host = lower(next.getHost());
        String wantedHost = lower(base.getHost());
        boolean isTwin = isTwin(host, wantedHost);
        boolean isOurs = lower(next.getScheme()).equals(lower(base.getScheme()))
                && port(next) == port(base)
                && next.getRawUserInfo() == null
                && next.getRawFragment() == null
                && (isTwin || host.equals(wantedHost));
        if (!isOurs) {
            throw new RestException(
                    RestFailure.FOREIGN_PAGE,
                    "the next page is at " + next.getScheme() + "://" + next.getRawAuthority() + ", wanted " + base
                            + "; it was not asked for, and the key was not sent there");
        }
        return isTwin ? access.at(behindAuthority(nextUrl)) : next;
    }

    private static String behindAuthority(String url) {
        int authority = url.indexOf("//") + 2;
        int slash = url.indexOf('/', authority);
        return slash < 0 ? "/" : url.substring(slash);
    }

    private static boolean isTwin(String host, String wanted) {
        return (host.equals(POLYGON) && wanted.equals(MASSIVE)) || (host.equals(MASSIVE) && wanted.equals(POLYGON));
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : lower(uri.getScheme()).equals("https") ? HTTPS_PORT : HTTP_PORT;
    }

    private static String lower(String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
