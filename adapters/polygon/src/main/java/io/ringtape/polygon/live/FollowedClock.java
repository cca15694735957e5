package io.ringtape.polygon.live;

import static io.ringtape.event.Nanos.SECOND_NS;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * The session time of a simulated server in another process, which is asked several times a second. It never goes back.
 * Any thread.
 */
public final class FollowedClock implements LongSupplier, AutoCloseable {
    private static final long ASK_EVERY_MILLIS = 100;
    private static final long GONE_AFTER_NS = 5 * SECOND_NS;
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpRequest request;
    private final JsonFactory json = new JsonFactory();
    private final AtomicLong latestNs = new AtomicLong();
    private final Thread asking = new Thread(this::ask, "ringtape-clock");
    private volatile Reading last;
    private volatile long answeredNs;

    /** What the server said. */
    private record Reading(long sessionNs, double speed, long wallNs) {
        long nowNs() {
            return sessionNs + (long) ((System.nanoTime() - wallNs) * speed);
        }
    }

    private FollowedClock(URI server) {
        request = HttpRequest.newBuilder(server.resolve("/sim/clock"))
                .timeout(ANSWER_WITHIN)
                .build();
        asking.setDaemon(true);
    }

    /**
     * Returns the clock of a server.
     *
     * @param server address of its REST requests
     * @throws IOException when nobody answers there, or it is no simulated server
     */
    public static FollowedClock of(URI server) throws IOException, InterruptedException {
        FollowedClock clock = new FollowedClock(server);
        try {
            clock.last = clock.reading();
        } catch (ConnectException nobody) {
            throw new IOException("no simulated server answers at " + server + "; `sim polygon` starts one", nobody);
        }
        clock.asking.start();
        return clock;
    }

    /** Whether the server has not answered for some seconds. */
    public boolean isGone() {
        return System.nanoTime() - answeredNs > GONE_AFTER_NS;
    }

    @Override
    public long getAsLong() {
        return latestNs.accumulateAndGet(last.nowNs(), Math::max);
    }

    private void ask() {
        try {
            while (true) {
                Thread.sleep(ASK_EVERY_MILLIS);
                readAgain();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads the server's clock; while it does not answer, the last reading goes on. */
    private void readAgain() throws InterruptedException {
        try {
            last = reading();
        } catch (IOException lost) { // isGone tells of a server that is lost for long
            return;
        }
    }

    private Reading reading() throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        long wallNs = System.nanoTime();
        if (answer.statusCode() != 200) {
            throw new IOException(request.uri() + " answers " + answer.statusCode() + ", wanted a simulated server");
        }
        long sessionNs = 0;
        double speed = 0;
        try (JsonParser parser = json.createParser(answer.body())) {
            while (parser.nextToken() != null) {
                boolean isNumber = parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                        || parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT;
                if (isNumber && "nowNs".equals(parser.currentName())) {
                    sessionNs = parser.getLongValue();
                } else if (isNumber && "speed".equals(parser.currentName())) {
                    speed = parser.getDoubleValue();
                }
            }
        }
        if (sessionNs == 0) {
            throw new IOException(request.uri() + " tells no time, wanted a simulated server");
        }
        answeredNs = wallNs;
        return new Reading(sessionNs, speed, wallNs);
    }

    @Override
    public void close() {
        asking.interrupt();
    }
}
