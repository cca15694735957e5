package io.ringtape.polygon.sim;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** A client of the stream that shows what is on the wire, byte for byte. For one thread. */
final class WireClient implements AutoCloseable {
    private static final int DEADLINE_MILLIS = 20_000;
    private static final Random MASKS = new Random(1);

    private final Socket socket = new Socket();
    private final DataInputStream in;
    private final OutputStream out;

    /** Connects without an upgrade. */
    WireClient(URI uri, int receiveBuffer) throws IOException {
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), DEADLINE_MILLIS);
        socket.setSoTimeout(DEADLINE_MILLIS);
        in = new DataInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    WireClient(URI uri) throws IOException {
        this(uri, 0);
    }

    /** Returns a client that has subscribed and read the acknowledgement. */
    static WireClient subscribed(SimulatedPolygon server, String topics) throws IOException {
        return subscribed(new WireClient(server.webSocketUri()), topics);
    }

    static WireClient subscribed(WireClient client, String topics) throws IOException {
        client.upgrade();
        client.read("connected");
        client.send("{\"action\":\"auth\",\"params\":\"" + SimulatorSettings.TEST_KEY + "\"}");
        client.read("auth_success");
        client.send("{\"action\":\"subscribe\",\"params\":\"" + topics + "\"}");
        client.read("success");
        return client;
    }

    /** Requests the upgrade. Returns the first line of the answer. */
    String upgrade() throws IOException {
        requestUpgrade();
        String first = line();
        String header;
        do {
            header = line();
        } while (!header.isEmpty());
        return first;
    }

    void requestUpgrade() throws IOException {
        List<String> lines = List.of(
                "GET /stocks HTTP/1.1",
                "Host: localhost",
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "Sec-WebSocket-Version: 13",
                "",
                "");
        out.write(String.join("\r\n", lines).getBytes(StandardCharsets.US_ASCII));
    }

    WireClient send(String text) throws IOException {
        send(ServerFrames.TEXT, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Sends a masked frame. */
    void send(int opcode, byte[] payload) throws IOException {
        byte[] header = new byte[ServerFrames.LONGEST_HEADER];
        int length = ServerFrames.header(header, 0, opcode, payload.length);
        header[1] |= (byte) 0x80;
        byte[] mask = new byte[4];
        MASKS.nextBytes(mask);
        byte[] masked = payload.clone();
        for (int i = 0; i < masked.length; i++) {
            masked[i] ^= mask[i & 3];
        }
        out.write(header, 0, length);
        out.write(mask);
        out.write(masked);
    }

    /** A frame, perhaps only its header. */
    static final class WireFrame {
        private final int opcode;
        private final long length;
        private final byte[] payload;

        WireFrame(int opcode, long length, byte[] payload) {
            this.opcode = opcode;
            this.length = length;
            this.payload = payload;
        }

        int opcode() {
            return opcode;
        }

        /** Returns the length that the header claims. */
        long length() {
            return length;
        }

        byte[] payload() {
            return payload;
        }

        String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }
    }

    /** Reads a frame that must hold {@code part}. Returns its text. */
    String read(String part) throws IOException {
        String text = read().text();
        if (!text.contains(part)) {
            throw new AssertionError("wanted " + part + " in " + text);
        }
        return text;
    }

    WireFrame read() throws IOException {
        WireFrame header = header();
        byte[] payload = new byte[(int) header.length()];
        in.readFully(payload);
        return new WireFrame(header.opcode(), header.length(), payload);
    }

    /** Reads the header of a frame, without its payload. */
    WireFrame header() throws IOException {
        int opcode = in.readUnsignedByte() & 0x0f;
        long length = in.readUnsignedByte();
        length = length == 126 ? in.readUnsignedShort() : length == 127 ? in.readLong() : length;
        return new WireFrame(opcode, length, new byte[0]);
    }

    byte[] readBytes(int count) throws IOException {
        byte[] bytes = new byte[count];
        in.readFully(bytes);
        return bytes;
    }

    /** Returns the next byte, or -1 at the end of the stream. */
    int next() throws IOException {
        return in.read();
    }

    /** Whether nothing comes while {@code millis} pass; a byte that comes is lost. */
    boolean isSilent(int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            in.read();
            return false;
        } catch (SocketTimeoutException e) {
            return true;
        } finally {
            socket.setSoTimeout(DEADLINE_MILLIS);
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the stream ended after '" + line + "'");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
