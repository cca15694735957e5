package io.ringtape.tradier;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server of plain sockets whose every answer the test writes, byte by byte. */
final class PlainSocketServer implements Closeable {
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *([0-9]+)");
    private static final String END = "\r\n\r\n";

    /** Released when the other side has ended a connection. */
    final CountDownLatch leftAlone = new CountDownLatch(1);

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final Function<String, String> answers;

    /**
     * Starts a server.
     *
     * @param answers gives the whole answer to a request, or null to close the connection instead
     */
    PlainSocketServer(Function<String, String> answers) throws IOException {
        this.answers = answers;
        start("raw-server", this::accept);
    }

    static String answer(int status, String type, String body) {
        return "HTTP/1.1 " + status + " so\r\nContent-Type: " + type + "\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + END + body;
    }

    static String json(String body) {
        return answer(200, "application/json", body);
    }

    /** Returns the answer of a broker in good health with an empty account to a request of ours at the start. */
    static String ofEmptyAccount(String request, String account) {
        String path = request.substring(0, request.indexOf(" HTTP")).replaceAll("\\?.*", "");
        return switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "profile" -> json("{\"profile\":{\"account\":{\"account_number\":\"" + account + "\"}}}");
            case "positions" -> json("{\"positions\":\"null\"}");
            case "balances" -> json("{\"balances\":{\"total_cash\":1000000.0}}");
            default -> json("{\"orders\":\"null\"}");
        };
    }

    String uri() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** Returns the first lines of the requests of a method. */
    List<String> requests(String method) {
        return requests.stream()
                .filter(request -> request.startsWith(method + " "))
                .map(request -> request.substring(0, request.indexOf("\r\n")))
                .toList();
    }

    private static void start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = server.accept();
                connections.add(connection);
                start("raw-server-connection", () -> serve(connection));
            }
        } catch (IOException closed) { // by the test
            return;
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = connection.getInputStream();
            byte[] bytes = new byte[1 << 16];
            String request = "";
            for (int length = in.read(bytes); length > 0; length = in.read(bytes)) {
                request += new String(bytes, 0, length, StandardCharsets.UTF_8);
                if (!isWhole(request)) {
                    continue;
                }
                requests.add(request);
                String answer = answers.apply(request);
                request = "";
                if (answer == null) {
                    return;
                }
                connection.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
            }
            leftAlone.countDown();
        } catch (IOException ended) { // by either side
            leftAlone.countDown();
        }
    }

    private static boolean isWhole(String request) {
        int head = request.indexOf(END);
        if (head < 0) {
            return false;
        }
        Matcher length = LENGTH.matcher(request.substring(0, head));
        return request.length() - head - END.length() >= (length.find() ? Integer.parseInt(length.group(1)) : 0);
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }
}
