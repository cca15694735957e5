package io.ringtape.polygon.rest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** An HTTP server on loopback that gives prepared answers in order and keeps what it was asked. */
final class ScriptedServer implements AutoCloseable {
    /** A request: its address as it came, and its header {@code Authorization}. */
    record Asked(String address, String authorization) {}

    private static final class Answer {
        private final int status;
        private final String[] headers;
        private final byte[] body;

        Answer(int status, String[] headers, byte[] body) {
            this.status = status;
            this.headers = headers;
            this.body = body;
        }
    }

    private final List<Asked> asked = new ArrayList<>();
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final HttpServer server;

    ScriptedServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Adds an answer; the last one is given again and again. */
    ScriptedServer answers(int status, String body, String... headers) {
        return answers(status, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    synchronized ScriptedServer answers(int status, byte[] body, String... headers) {
        answers.add(new Answer(status, headers, body));
        return this;
    }

    synchronized List<Asked> asked() {
        return List.copyOf(asked);
    }

    List<String> addresses() {
        return asked().stream().map(Asked::address).toList();
    }

    /** Drops the answers that were added so far. */
    synchronized ScriptedServer forget() {
        answers.clear();
        return this;
    }

    private synchronized Answer next(HttpExchange exchange) {
        asked.add(new Asked(
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().getFirst("Authorization")));
        return answers.size() > 1 ? answers.remove() : answers.element();
    }

    private void answer(HttpExchange exchange) throws IOException {
        Answer answer = next(exchange);
        for (int i = 0; i < answer.headers.length; i += 2) {
            exchange.getResponseHeaders().add(answer.headers[i], answer.headers[i + 1]);
        }
        exchange.sendResponseHeaders(answer.status, answer.body.length == 0 ? -1 : answer.body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(answer.body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
