package io.ringtape.polygon.sim;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.Arrays;

/** Reads WebSocket messages as a client sends them: masked, perhaps in fragments (RFC 6455, 5). For one thread. */
final class ClientFrames {
    private static final int LONGEST = 1 << 20;
    private static final int CONTROL = 8;
    private static final int MASKED = 0x80;

    private final DataInputStream in;
    private byte[] message = new byte[0];
    private int messageOpcode;

    ClientFrames(InputStream in) {
        this.in = new DataInputStream(in);
    }

    /** A message or control frame. */
    static final class ClientMessage {
        private final int opcode;
        private final byte[] payload;

        ClientMessage(int opcode, byte[] payload) {
            this.opcode = opcode;
            this.payload = payload;
        }

        /** Returns one of the opcodes of {@link ServerFrames}, or 2 for binary. */
        int opcode() {
            return opcode;
        }

        byte[] payload() {
            return payload;
        }
    }

    /**
     * Returns the next message or control frame, or null at the end of the stream.
     *
     * @throws ProtocolException when the bytes break the protocol
     */
    ClientMessage next() throws IOException {
        while (true) {
            int first = in.read();
            if (first < 0) {
                return null;
            }
            boolean isFinal = (first & 0x80) != 0;
            int opcode = first & 0x0f;
            require((first & 0x70) == 0, "reserved bits are set");
            byte[] payload = payload();
            if (opcode >= CONTROL) {
                require(isFinal && payload.length < 126, "a control frame is fragmented or too long");
                return new ClientMessage(opcode, payload);
            }
            require((opcode == 0) == (messageOpcode != 0), "a fragment is out of place");
            messageOpcode = opcode == 0 ? messageOpcode : opcode;
            append(payload);
            if (isFinal) {
                ClientMessage whole = new ClientMessage(messageOpcode, message);
                message = new byte[0];
                messageOpcode = 0;
                return whole;
            }
        }
    }

    private byte[] payload() throws IOException {
        int second = in.readUnsignedByte();
        require((second & MASKED) != 0, "a client's frame is not masked");
        long length = second & 0x7f;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        require(length >= 0 && length + message.length <= LONGEST, "a message is longer than a mebibyte");
        byte[] mask = in.readNBytes(4);
        byte[] payload = in.readNBytes((int) length);
        if (mask.length < 4 || payload.length < length) {
            throw new EOFException("the stream ends within a frame");
        }
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i & 3];
        }
        return payload;
    }

    private void append(byte[] payload) {
        int before = message.length;
        message = Arrays.copyOf(message, before + payload.length);
        System.arraycopy(payload, 0, message, before, payload.length);
    }

    private static void require(boolean claim, String otherwise) throws ProtocolException {
        if (!claim) {
            throw new ProtocolException(otherwise);
        }
    }
}
