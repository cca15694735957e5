package io.ringtape.polygon.live;

/** One connection to the stream, from dialling to its end; never used a second time. Any thread. */
interface StreamConnection {
    /** Dials a server and returns at once. */
    @FunctionalInterface
    interface Dialler {
        /** Begins a connection whose life {@code listener} is told. */
        StreamConnection dial(Listener listener);
    }

    /** What happens to a connection, on its own threads. */
    interface Listener {
        /** A text frame arrived. The bytes are valid only during the call. */
        void onFrame(StreamConnection connection, byte[] bytes, int offset, int length);

        /** The server answered a ping. */
        void onPong(StreamConnection connection);

        /** The connection ended, whoever ended it; told once. */
        void onClosed(StreamConnection connection, String reason);
    }

    /** Sends a text frame. Does nothing once the connection has ended. */
    void send(String text);

    /** Sends a ping. Does nothing once the connection has ended. */
    void ping();

    /** Ends the connection at once, without waiting for the server. */
    void end(String reason);
}
