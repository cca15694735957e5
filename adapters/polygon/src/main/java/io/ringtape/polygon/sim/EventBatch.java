package io.ringtape.polygon.sim;

import java.util.Arrays;

/**
 * Events that are sent together, each written once as JSON and followed by a comma, whoever wants them. For one thread.
 */
final class EventBatch {
    /** The instrument of text that everybody gets who has a subscription. */
    static final int ANY = -1;

    private static final int MOST_BYTES = 128 << 10;
    private static final int AVERAGE = 160;

    private final JsonBytes json;
    private final int most;
    private int[] startOf;
    private byte[] channelOf;
    private int[] instrumentOf;
    private int count;

    EventBatch(int most) {
        this.most = most;
        json = new JsonBytes(most * AVERAGE);
        startOf = new int[most + 1];
        channelOf = new byte[most];
        instrumentOf = new int[most];
    }

    /** Returns the buffer to write the next event to; {@link #add} follows. */
    JsonBytes json() {
        return json;
    }

    /** Ends the event just written. */
    void add(Channel channel, int instrument) {
        json.put(',');
        if (count == channelOf.length) {
            startOf = Arrays.copyOf(startOf, count * 2 + 1);
            channelOf = Arrays.copyOf(channelOf, count * 2);
            instrumentOf = Arrays.copyOf(instrumentOf, count * 2);
        }
        channelOf[count] = (byte) channel.ordinal();
        instrumentOf[count] = instrument;
        startOf[++count] = json.length();
    }

    boolean isFull() {
        return count >= most || json.length() >= MOST_BYTES;
    }

    boolean isEmpty() {
        return count == 0;
    }

    int count() {
        return count;
    }

    byte[] bytes() {
        return json.bytes();
    }

    /** Returns where event {@code i} starts; {@code startOf(count())} is the end. The byte before is a comma. */
    int startOf(int i) {
        return startOf[i];
    }

    boolean isWanted(int i, Subscriptions subscriptions) {
        int instrument = instrumentOf[i];
        return instrument == ANY ? !subscriptions.isEmpty() : subscriptions.wants(channelOf[i], instrument);
    }

    void clear() {
        json.clear();
        count = 0;
    }
}
