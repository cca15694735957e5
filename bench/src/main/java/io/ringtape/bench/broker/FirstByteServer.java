package io.ringtape.bench.broker;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A broker of sockets and fixed texts on this machine that looks at the clock when the first byte of a request is there.
 * It has one account without positions and orders, and refuses every order, at once or when it is told to. A thread
 * waits on each connection.
 */
final class FirstByteServer implements Closeable {
    static final String ACCOUNT = "VA00000001";

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *([0-9]+)");
    private static final Pattern TAG = Pattern.compile("(?:^|&)tag=([^&]*)");
    private static final String END = "\r\n\r\n";
    private static final Map<String, String> ANSWERS = Map.of(
            "profile",
            "{\"profile\":{\"account\":{\"account_number\":\"" + ACCOUNT + "\"}}}",
            "positions",
            "{\"positions\":\"null\"}",
            "orders",
            "{\"orders\":\"null\"}",
            "balances",
            "{\"balances\":{\"account_number\":\"" + ACCOUNT + "\",\"account_type\":\"margin\","
                    + "\"total_equity\":1000000.0,\"total_cash\":1000000.0,"
                    + "\"margin\":{\"stock_buying_power\":2000000.0}}}");

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Map<String, Long> firstBytesNs = new ConcurrentHashMap<>();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final Queue<String> sentTwice = new ConcurrentLinkedQueue<>();
    private volatile CountDownLatch answersOrders = new CountDownLatch(0);

    FirstByteServer() throws IOException {
        Thread thread = new Thread(this::accept, "bench-broker");
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns the address of its requests. */
    String uri() {
        return "http://127.0.0.1:" + port();
    }

    int port() {
        return server.getLocalPort();
    }

    /** Answers no order from here on. */
    void holdAnswers() {
        answersOrders = new CountDownLatch(1);
    }

    /** Answers the orders that wait, and from here on each at once. */
    void answer() {
        answersOrders.countDown();
    }

    /** Returns {@link System#nanoTime()} when the first byte of the order with this tag was read; null if none was. */
    Long firstByteNsOrNull(String tag) {
        return firstBytesNs.get(tag);
    }

    /** Returns the number of orders that arrived. */
    int orders() {
        return firstBytesNs.size();
    }

    /** Returns the tags of orders that arrived more than once. */
    List<String> sentTwice() {
        return List.copyOf(sentTwice);
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = server.accept();
                connection.setTcpNoDelay(true);
                connections.add(connection);
                Thread thread = new Thread(() -> serve(connection), "bench-broker-connection");
                thread.setDaemon(true);
                thread.start();
            }
        } catch (IOException closed) { // by close()
            connections.forEach(FirstByteServer::end);
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            byte[] bytes = new byte[1 << 16];
            InputStream in = connection.getInputStream();
            for (int length = in.read(bytes); length > 0; length = in.read(bytes)) {
                long firstNs = System.nanoTime();
                String request = text(bytes, length);
                while (!isWhole(request)) {
                    int more = in.read(bytes);
                    if (more < 0) {
                        return;
                    }
                    request += text(bytes, more);
                }
                connection.getOutputStream().write(answer(request, firstNs).getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException ended) { // by either side
            connections.remove(connection);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static String text(byte[] bytes, int length) {
        return new String(bytes, 0, length, StandardCharsets.US_ASCII);
    }

    private static boolean isWhole(String request) {
        int head = request.indexOf(END);
        if (head < 0) {
            return false;
        }
        Matcher length = LENGTH.matcher(request.substring(0, head));
        return request.length() - head - END.length() >= (length.find() ? Integer.parseInt(length.group(1)) : 0);
    }

    private String answer(String request, long firstNs) throws InterruptedException {
        if (!request.startsWith("POST")) {
            String path = request.substring(0, request.indexOf(" HTTP")).replaceAll("\\?.*", "");
            return whole("200 OK", ANSWERS.get(path.substring(path.lastIndexOf('/') + 1)));
        }
        Matcher tag = TAG.matcher(request.substring(request.indexOf(END) + END.length()));
        if (tag.find() && firstBytesNs.putIfAbsent(tag.group(1), firstNs) != null) {
            sentTwice.add(tag.group(1));
        }
        answersOrders.await();
        return whole("400 Bad Request", "{\"errors\":{\"error\":\"no\"}}");
    }

    private static String whole(String status, String json) {
        return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " + json.length() + END
                + json;
    }

    private static void end(Socket connection) {
        try {
            connection.close();
        } catch (IOException e) { // it is over either way
            return;
        }
    }

    @Override
    public void close() throws IOException {
        answer();
        server.close();
    }
}
