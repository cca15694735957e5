package io.ringtape.polygon.rest;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Asks the vendor's REST for data, page by page. A page counts only when it has arrived to its end: its rows are given
 * on once, whatever it took. Failures that may pass are tried again after a wait. The key is sent in a header, never to
 * a host that is not configured; redirects are not followed. The certificate of an https host must be trusted by the
 * Java platform and be of that host, which is what {@link HttpClient} asks for by default. For one thread, which may be
 * interrupted.
 */
public final class RestClient {
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    /** The longest page accepted: a row of trades has about 300 bytes, and a page 50,000 of them. */
    private static final long LONGEST_PAGE = 64L * 1024 * 1024;

    private static final long SECOND_MS = 1_000;

    /** Waits between two requests. */
    interface Wait {
        void forMillis(long millis) throws InterruptedException;
    }

    private final RestAccess access;
    private final RestTiming timing;
    private final Wait wait;
    private final HttpClient http;

    /** Creates a client that connects when it is first asked. */
    public RestClient(RestAccess access, RestTiming timing) {
        this(access, timing, Thread::sleep);
    }

    RestClient(RestAccess access, RestTiming timing, Wait wait) {
        this.access = access;
        this.timing = timing;
        this.wait = wait;
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofMillis(timing.connectMs()))
                .build();
    }

    /**
     * Reads all pages from {@code pathAndQuery} on.
     *
     * @param pages sees each page before its rows
     * @throws RestException when a page cannot be had; rows of the pages before it have been given on
     */
    PageEnd readAll(String pathAndQuery, Consumer<RestPage> pages, RowParser rows)
            throws IOException, InterruptedException {
        Set<URI> seen = new HashSet<>();
        URI at = access.at(pathAndQuery);
        seen.add(at);
        while (true) {
            RestPage page = page(at);
            pages.accept(page);
            long count = page.read(rows);
            if (page.nextUrl() == null) {
                return PageEnd.LAST_PAGE;
            }
            if (count == 0) {
                return PageEnd.EMPTY_PAGE;
            }
            at = NextPage.of(access, page.nextUrl());
            if (!seen.add(at)) {
                return PageEnd.REPEATED_PAGE;
            }
        }
    }

    private RestPage page(URI at) throws RestException, InterruptedException {
        int failed = 0;
        int limited = 0;
        while (true) {
            try {
                return ask(at);
            } catch (RestException e) {
                boolean isLimited = e.failure() == RestFailure.LIMITED;
                limited += isLimited ? 1 : 0;
                failed += isLimited ? 0 : 1;
                boolean isLast = isLimited ? limited == timing.limitedAttempts() : failed == timing.attempts();
                if (isLast || !e.failure().mayPass()) {
                    throw e;
                }
                long asked = e.retryAfterMs();
                wait.forMillis(
                        asked == RestException.UNKNOWN
                                ? timing.waitMs(isLimited ? limited : failed)
                                : Math.min(asked, timing.longestWaitMs()));
            }
        }
    }

    /** Asks once. The time for an answer includes its body, which {@link HttpRequest#timeout} does not. */
    private RestPage ask(URI at) throws RestException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(at)
                .header("Authorization", "Bearer " + access.key())
                .header("Accept-Encoding", "gzip")
                .build();
        CompletableFuture<HttpResponse<List<ByteBuffer>>> answer =
                http.sendAsync(request, head -> new LimitedBody(LONGEST_PAGE));
        boolean answered = false;
        try {
            HttpResponse<List<ByteBuffer>> response = answer.get(timing.answerMs(), TimeUnit.MILLISECONDS);
            answered = true;
            return page(at, response);
        } catch (TimeoutException e) {
            throw failure(RestFailure.TIMED_OUT, at, "no whole answer within " + timing.answerMs() + " ms", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RestException told
                    ? failure(told.failure(), at, told.getMessage(), told)
                    : failure(RestFailure.UNREACHABLE, at, "no answer: " + e.getCause(), e.getCause());
        } finally {
            if (!answered) {
                answer.cancel(true);
            }
        }
    }

    private RestPage page(URI at, HttpResponse<List<ByteBuffer>> response) throws RestException {
        boolean gzip = response.headers()
                .firstValue("Content-Encoding")
                .filter("gzip"::equalsIgnoreCase)
                .isPresent();
        RestPage page = new RestPage(response.body(), gzip);
        int status = response.statusCode();
        if (status != OK) {
            RestFailure failure = failure(status);
            String told = what(at) + ": the server answered " + status + ", " + page.complaint();
            throw new RestException(failure, withoutKey(told), retryAfterMs(response));
        }
        try {
            page.check();
        } catch (RestException e) {
            throw failure(e.failure(), at, e.getMessage(), e);
        }
        return page;
    }

    private static RestFailure failure(int status) {
        if (status == UNAUTHORIZED || status == FORBIDDEN) {
            return RestFailure.REFUSED;
        }
        if (status == TOO_MANY) {
            return RestFailure.LIMITED;
        }
        return status >= SERVER_ERROR ? RestFailure.SERVER_ERROR : RestFailure.REJECTED;
    }

    /** Returns the time of the header {@code Retry-After} if it is in seconds; a date is not understood. */
    private static long retryAfterMs(HttpResponse<?> response) {
        String seconds = response.headers().firstValue("Retry-After").orElse("").strip();
        boolean isNumber = seconds.matches("[0-9]{1,9}");
        return isNumber ? Long.parseLong(seconds) * SECOND_MS : RestException.UNKNOWN;
    }

    private RestException failure(RestFailure failure, URI at, String message, Throwable cause) {
        return new RestException(failure, withoutKey(what(at) + ": " + message), cause);
    }

    private static String what(URI at) {
        return "GET " + at.getScheme() + "://" + at.getRawAuthority() + at.getRawPath();
    }

    private String withoutKey(String message) {
        return message.replace(access.key(), "(key)");
    }
}
