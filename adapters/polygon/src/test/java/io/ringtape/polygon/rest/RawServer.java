package io.ringtape.polygon.rest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

/** Gives prepared bytes to each request on loopback, and then closes the connection or leaves it open. */
final class RawServer implements AutoCloseable {
    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> open = new ArrayList<>();
    private final Semaphore requests = new Semaphore(0);
    private final List<String> answers;
    private final boolean closes;
    private int next;

    /** Gives {@code answers} in order, the last one again and again. */
    RawServer(boolean closes, String... answers) throws IOException {
        this.closes = closes;
        this.answers = List.of(answers);
        Thread thread = new Thread(this::serve, "raw server");
        thread.setDaemon(true);
        thread.start();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    /** Waits for the next request. */
    void awaitRequest() throws InterruptedException {
        requests.acquire();
    }

    int requests() {
        return requests.availablePermits();
    }

    private void serve() {
        try {
            while (true) {
                Socket socket = listening.accept();
                open.add(socket);
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                String line = in.readLine();
                while (line != null && !line.isEmpty()) {
                    line = in.readLine();
                }
                OutputStream out = socket.getOutputStream();
                out.write(answers.get(Math.min(next++, answers.size() - 1)).getBytes(StandardCharsets.US_ASCII));
                out.flush();
                requests.release();
                if (closes) {
                    socket.close();
                }
            }
        } catch (IOException e) {
            // The test is over.
            requests.release();
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
