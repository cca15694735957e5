package io.ringtape.polygon.sim;

import java.nio.charset.StandardCharsets;

/** Builds WebSocket frames as a server sends them: unmasked and whole (RFC 6455, 5.2). */
final class ServerFrames {
    static final int TEXT = 1;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;
    static final int LONGEST_HEADER = 10;

    private static final int FINAL = 0x80;

    private ServerFrames() {}

    /** Writes the header of a frame with {@code length} bytes. Returns the length of the header. */
    static int header(byte[] to, int at, int opcode, long length) {
        to[at] = (byte) (FINAL | opcode);
        if (length < 126) {
            to[at + 1] = (byte) length;
            return 2;
        }
        int bytes = length < 1 << 16 ? 2 : 8;
        to[at + 1] = (byte) (bytes == 2 ? 126 : 127);
        for (int i = 0; i < bytes; i++) {
            to[at + 2 + i] = (byte) (length >>> (8 * (bytes - 1 - i)));
        }
        return 2 + bytes;
    }

    static byte[] frame(int opcode, byte[] payload) {
        byte[] header = new byte[LONGEST_HEADER];
        int length = header(header, 0, opcode, payload.length);
        byte[] frame = new byte[length + payload.length];
        System.arraycopy(header, 0, frame, 0, length);
        System.arraycopy(payload, 0, frame, length, payload.length);
        return frame;
    }

    static byte[] text(String text) {
        return frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns a close frame with {@code code}, or without one if it is 0. */
    static byte[] close(int code) {
        return frame(CLOSE, code == 0 ? new byte[0] : new byte[] {(byte) (code >> 8), (byte) code});
    }
}
