package io.ringtape.polygon.sim;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ringtape.simulation.PendingFaults;
import io.ringtape.simulation.SimulatedFault;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Answers REST requests of clients, and control requests below {@code /sim}. Its threads are its own. */
final class RestServer implements AutoCloseable {
    private static final String JSON = "application/json";
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY = 429;

    private final SimulatedPolygon simulator;
    private final SimulatorSettings settings;
    private final SimulatorCounts counts;
    private final PendingFaults<FaultKind> pending;
    private final HttpServer server;
    private final ExecutorService executor;
    private final RestPages pages;
    private final ControlRequests control;
    private final Map<String, long[]> requestsOfMinute = new TreeMap<>();
    private final AtomicLong requestIds = new AtomicLong();

    RestServer(
            SimulatedPolygon simulator, SimulatorSettings settings, PublishedMarket published, SimulatorCounts counts)
            throws IOException {
        this.simulator = simulator;
        this.settings = settings;
        this.counts = counts;
        pending = new PendingFaults<>(counts::countFault);
        SimulatorSettings.Endpoints endpoints = settings.endpoints();
        InetSocketAddress address =
                new InetSocketAddress(InetAddress.getByName(endpoints.bind()), endpoints.httpPort());
        try {
            server = HttpServer.create(address, 0);
        } catch (IOException e) {
            throw new IOException(
                    "cannot listen on " + endpoints.bind() + " port " + endpoints.httpPort() + ": " + e.getMessage(),
                    e);
        }
        executor = Executors.newCachedThreadPool(work -> StreamServer.thread(work, "simulator-rest"));
        pages = new RestPages(published, simulator.clock(), settings.rest());
        control = new ControlRequests(simulator);
        server.setExecutor(executor);
        server.createContext("/", this::answer);
        server.createContext("/sim/", this::answerControl);
    }

    void start() {
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Keeps the fault for the next requests. */
    void strike(SimulatedFault<FaultKind> fault) {
        if (fault.kind() == FaultKind.REST_LAG) {
            counts.countFault(fault.kind());
            pages.becomeLate(fault.durationNs("by"));
        } else if (fault.kind() == FaultKind.CALM) {
            pending.clear();
            pages.becomeLate(settings.rest().lagNs());
        } else {
            pending.add(fault);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        counts.countRequest();
        RestQuery query = RestQuery.of(exchange);
        if (pending.take(FaultKind.NO_ANSWER) != null) {
            return;
        }
        SimulatedFault<FaultKind> status = pending.take(FaultKind.HTTP_STATUS);
        if (status != null) {
            refuse(exchange, status.count("status"), message(status.count("status")));
        } else if (query.key() == null) {
            refuse(exchange, UNAUTHORIZED, "API Key was not provided");
        } else if (!settings.access().keys().contains(query.key())) {
            refuse(exchange, UNAUTHORIZED, "Unknown API Key");
        } else if (isTooMany(query.key())) {
            refuse(exchange, TOO_MANY, message(TOO_MANY));
        } else if (pending.take(FaultKind.HTML) != null) {
            send(exchange, OK, "text/html", "<html><body><h1>Down for maintenance</h1></body></html>\n");
        } else {
            answer(exchange, query);
        }
    }

    private void answer(HttpExchange exchange, RestQuery query) throws IOException {
        String host = exchange.getRequestHeaders().getFirst("Host");
        URI base = host == null ? simulator.httpUri() : URI.create("http://" + host);
        try {
            RestPages.Page page = pages.page(query, base);
            if (page == null) {
                refuse(exchange, NOT_FOUND, "no such path in the simulator: " + query.path());
                return;
            }
            String nextUrl = page.nextUrl();
            SimulatedFault<FaultKind> foreign = pending.take(FaultKind.FOREIGN_NEXT_URL);
            if (foreign != null) {
                nextUrl = "http://" + foreign.text("host") + query.path() + "?cursor=foreign";
            } else if (pending.take(FaultKind.REPEATING_NEXT_URL) != null) {
                nextUrl = base + query.withoutKey();
            }
            byte[] body = page.body(nextUrl, requestId());
            boolean halve = pending.take(FaultKind.HALF_BODY) != null;
            exchange.getResponseHeaders().set("Content-Type", JSON);
            exchange.sendResponseHeaders(OK, body.length);
            try (exchange) {
                exchange.getResponseBody().write(body, 0, halve ? body.length / 2 : body.length);
                exchange.getResponseBody().flush();
            }
        } catch (IllegalArgumentException e) {
            refuse(exchange, BAD_REQUEST, e.getMessage());
        }
    }

    private void answerControl(HttpExchange exchange) throws IOException {
        ControlRequests.ControlAnswer answer = control.answer(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        send(exchange, answer.status(), JSON, answer.body() + "\n");
    }

    private synchronized boolean isTooMany(String key) {
        int most = settings.rest().requestsPerMinute();
        if (most == 0) {
            return false;
        }
        long minute = System.nanoTime() / 60_000_000_000L;
        long[] used = requestsOfMinute.computeIfAbsent(key, unused -> new long[2]);
        if (used[0] != minute) {
            used[0] = minute;
            used[1] = 0;
        }
        return ++used[1] > most;
    }

    private void refuse(HttpExchange exchange, int status, String message) throws IOException {
        JsonBytes json = new JsonBytes(256);
        json.begin()
                .text(JsonBytes.key("status"), status == 403 ? "NOT_AUTHORIZED" : "ERROR")
                .text(JsonBytes.key("request_id"), requestId())
                .text(JsonBytes.key(status == 403 ? "message" : "error"), message)
                .end();
        if (status == TOO_MANY) {
            exchange.getResponseHeaders().set("Retry-After", "1");
        }
        send(exchange, status, JSON, new String(json.bytes(), 0, json.length(), StandardCharsets.UTF_8));
    }

    private String requestId() {
        return String.format(Locale.ROOT, "%032x", requestIds.incrementAndGet());
    }

    private static String message(int status) {
        return switch (status) {
            case UNAUTHORIZED -> "Unknown API Key";
            case 403 -> "You are not entitled to this data.";
            case TOO_MANY -> "You've exceeded the maximum requests per minute.";
            default -> "simulated error";
        };
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        try (exchange;
                OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
