package io.ringtape.tradier.sim;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One HTTP/1.1 connection: reads requests with a length, and delivers answers, whole or broken. For one thread. */
final class HttpConnection implements Runnable {
    private static final int LONGEST_HEAD = 64 << 10;
    private static final int LONGEST_BODY = 1 << 20;

    private final Socket socket;
    private final Handler handler;

    /** Answers requests. */
    interface Handler {
        /** Returns the answer. */
        HttpReply answer(HttpCall call) throws IOException;

        /** Waits until an answer is due. Returns false if the server has ended. */
        boolean awaitDelay(long delayNs);

        /** Learns that a connection has ended. */
        void onEnd(HttpConnection connection);
    }

    HttpConnection(Socket socket, Handler handler) {
        this.socket = socket;
        this.handler = handler;
    }

    @Override
    public void run() {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            boolean more = true;
            while (more) {
                HttpCall call = read(in);
                more = call != null
                        && deliver(handler.answer(call), in)
                        && !call.header("connection").equals("close");
            }
        } catch (IOException e) {
            // The client, or close(), has ended the connection; there is nobody to tell.
        } finally {
            handler.onEnd(this);
        }
    }

    void close() throws IOException {
        socket.close();
    }

    /** Returns the next request, or null at the end of the stream. */
    private static HttpCall read(InputStream in) throws IOException {
        String first = line(in);
        if (first == null) {
            return null;
        }
        String[] words = first.split(" ", -1);
        if (words.length != 3) {
            throw new ProtocolException("'" + first + "' is no request line");
        }
        Map<String, String> headers = new TreeMap<>();
        String line = line(in);
        while (line != null && !line.isEmpty()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
            line = line(in);
        }
        String length = headers.getOrDefault("content-length", "0");
        if (!length.matches("\\d{1,7}") || Integer.parseInt(length) > LONGEST_BODY) {
            throw new ProtocolException("a body of " + length + " bytes");
        }
        byte[] body = in.readNBytes(Integer.parseInt(length));
        return new HttpCall(words[0], words[1], headers, new String(body, StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        while (next >= 0 && next != '\n') {
            if (line.size() > LONGEST_HEAD) {
                throw new ProtocolException("a header is too long");
            }
            if (next != '\r') {
                line.write(next);
            }
            next = in.read();
        }
        return next < 0 && line.size() == 0 ? null : line.toString(StandardCharsets.UTF_8);
    }

    /** Delivers an answer. Returns whether the connection can be used again. */
    private boolean deliver(HttpReply reply, InputStream in) throws IOException {
        if (reply.delayNs() > 0 && !handler.awaitDelay(reply.delayNs())) {
            return false;
        }
        switch (reply.delivery()) {
            case WHOLE -> {
                write(reply, reply.body().length);
                return true;
            }
            case HALF_BODY_THEN_STALL -> {
                write(reply, reply.body().length / 2);
                awaitEnd(in);
            }
            case NO_ANSWER -> awaitEnd(in);
            case RESET -> socket.setSoLinger(true, 0);
            case CLOSE -> socket.shutdownOutput();
        }
        return false;
    }

    private void write(HttpReply reply, int bodyBytes) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + reply.status() + " " + phrase(reply.status()) + "\r\n");
        reply.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(reply.body().length).append("\r\n\r\n");
        byte[] headBytes = head.toString().getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[headBytes.length + bodyBytes];
        System.arraycopy(headBytes, 0, bytes, 0, headBytes.length);
        System.arraycopy(reply.body(), 0, bytes, headBytes.length, bodyBytes);
        OutputStream out = socket.getOutputStream();
        out.write(bytes);
        out.flush();
    }

    private static void awaitEnd(InputStream in) throws IOException {
        while (in.read() >= 0) {
            // What the client sends after a request without an answer is thrown away.
        }
    }

    private static String phrase(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 404 -> "Not Found";
            case 429 -> "Too Many Requests";
            default -> "Simulated";
        };
    }
}
