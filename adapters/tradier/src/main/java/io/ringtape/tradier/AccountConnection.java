package io.ringtape.tradier;

/** One connection to the account stream, from dialling to its end; never used a second time. Any thread. */
interface AccountConnection {
    /** What happens to a connection, on its own threads. */
    interface Listener {
        /** The connection is there. */
        void onOpen(AccountConnection connection);

        /** A text arrived. */
        void onText(AccountConnection connection, String text);

        /** The connection ended, whoever ended it; told once. */
        void onClosed(AccountConnection connection, String reason);
    }

    /** Ends the connection at once, without waiting for the server. */
    void end();
}
