package io.ringtape.polygon.sim;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A client's request to turn an HTTP connection into a WebSocket (RFC 6455, 4.2).
 *
 * @param path of the request, without query
 * @param refusal the answer if the request is refused, or null
 * @param acceptance the answer if it is not
 */
record Upgrade(String path, String refusal, String acceptance) {
    private static final int LONGEST = 16 << 10;
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    /**
     * Reads the request.
     *
     * @throws IOException when the stream ends within it, or it is too long
     */
    static Upgrade read(InputStream in) throws IOException {
        String[] lines = head(in).split("\r\n", -1);
        String[] request = lines[0].split(" ", -1);
        Map<String, String> headers = new TreeMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                headers.put(
                        lines[i].substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        lines[i].substring(colon + 1).strip());
            }
        }
        String path = request.length == 3 ? request[1].split("\\?", 2)[0] : "";
        return of(path, request[0], headers);
    }

    private static Upgrade of(String path, String method, Map<String, String> headers) {
        String key = headers.getOrDefault("sec-websocket-key", "");
        if (!"GET".equals(method) || path.isEmpty()) {
            return refused(path, "400 Bad Request", "wanted a GET request");
        }
        if (!headers.getOrDefault("upgrade", "").equalsIgnoreCase("websocket") || key.isEmpty()) {
            return refused(path, "426 Upgrade Required", "wanted an upgrade to websocket; REST is on the other port");
        }
        if (!"13".equals(headers.getOrDefault("sec-websocket-version", ""))) {
            return refused(path, "426 Upgrade Required", "wanted Sec-WebSocket-Version 13");
        }
        return new Upgrade(
                path,
                null,
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Accept: " + accept(key) + "\r\n\r\n");
    }

    private static Upgrade refused(String path, String status, String reason) {
        return new Upgrade(path, answer(status, reason), null);
    }

    /** Returns a whole HTTP answer that ends the connection. */
    static String answer(String status, String body) {
        return "HTTP/1.1 " + status + "\r\nContent-Type: text/plain\r\nConnection: close\r\n"
                + "Sec-WebSocket-Version: 13\r\nContent-Length: " + (body.length() + 1) + "\r\n\r\n" + body + "\n";
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < LONGEST) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("the stream ends within the request");
            }
            head.append((char) next);
            if (next == '\n'
                    && head.length() >= 4
                    && head.substring(head.length() - 4).equals("\r\n\r\n")) {
                return head.substring(0, head.length() - 4);
            }
        }
        throw new IOException("the request is longer than " + LONGEST + " bytes");
    }

    private static String accept(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
