package io.ringtape.tradier;

import io.ringtape.order.BrokerSettings;
import io.ringtape.tradier.api.ApiAnswer;
import io.ringtape.tradier.api.ApiCall;
import io.ringtape.tradier.api.TradierToken;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Makes calls by the JDK's client: HTTP/1.1, no redirects, the token in a header to the configured host alone. The client
 * never sends a POST, PUT or DELETE twice by itself; a GET it may. It drops connections that were idle for as long as
 * {@code config/jvm.flags} says. Any thread.
 */
final class HttpCaller implements AutoCloseable {
    private static final int THREADS = 2;

    private final String base;
    private final TradierToken token;
    private final ExecutorService threads;
    private final HttpClient http;

    HttpCaller(BrokerSettings settings, TradierToken token) {
        base = settings.hosts().restUrl();
        this.token = token;
        AtomicInteger number = new AtomicInteger();
        threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "ringtape-tradier-http-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofNanos(settings.answers().connectWithinNs()))
                .executor(threads)
                .build();
    }

    /** A call under way. */
    interface UnderWay {
        /** Gives the call up; its answer, if it comes, is that it broke. */
        void giveUp();
    }

    /** Makes a call. {@code taker} is given what comes back, once, on a thread of the client. */
    UnderWay make(ApiCall call, Consumer<ApiAnswer> taker) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + call.target()))
                .header("Authorization", token.authorization())
                .header("Accept", "application/json");
        if (call.isRead() || call.method().equals("DELETE")) {
            request.method(call.method(), BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/x-www-form-urlencoded");
            request.method(call.method(), BodyPublishers.ofString(call.form()));
        }
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request.build(), head -> new BoundedAnswer());
        CompletableFuture<?> told = answer.whenComplete(
                (response, failure) -> taker.accept(failure == null ? whole(response) : failed(failure)));
        return () -> {
            if (!told.isDone()) {
                answer.cancel(true);
            }
        };
    }

    private static ApiAnswer whole(HttpResponse<byte[]> response) {
        Map<String, String> headers = new HashMap<>();
        response.headers().map().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), first(values)));
        return ApiAnswer.whole(response.statusCode(), headers, response.body());
    }

    private static String first(List<String> values) {
        return values.isEmpty() ? "" : values.get(0);
    }

    private ApiAnswer failed(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        boolean neverConnected = cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException;
        String told = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        String why = token.quote(told);
        return neverConnected ? ApiAnswer.unsent("no connection: " + why) : ApiAnswer.broken(why);
    }

    /** Ends the client's threads. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
