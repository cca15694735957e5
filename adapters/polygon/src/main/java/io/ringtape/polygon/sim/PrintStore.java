package io.ringtape.polygon.sim;

import io.ringtape.event.Missing;
import io.ringtape.event.Trade;
import java.util.Arrays;

/**
 * The published prints of one symbol, ordered by SIP time and, at one time, by publication. Takes about 60 bytes a print.
 * One thread adds; any thread reads.
 */
final class PrintStore {
    private static final int CHUNK = 1 << 18;
    private static final int LONGEST = 1 << 10;

    private byte[][] chunks = new byte[0][];
    private int used = CHUNK;
    private long[] sipNs = new long[1 << 10];
    private long[] places = new long[1 << 10];
    private int count;

    /** Prints in order, as they were when they were asked for. */
    static final class Prints {
        private final byte[][] chunks;
        private final long[] places;
        private final long[] sipNs;

        Prints(byte[][] chunks, long[] places, long[] sipNs) {
            this.chunks = chunks;
            this.places = places;
            this.sipNs = sipNs;
        }

        int count() {
            return places.length;
        }

        /** Returns the place of print {@code i}, which no other has. */
        long place(int i) {
            return places[i];
        }

        long sipNs(int i) {
            return sipNs[i];
        }

        /** Fills {@code trade} with print {@code i}. */
        void read(int i, Trade trade) {
            new PackedBytes(chunks[(int) (places[i] / CHUNK)], (int) (places[i] % CHUNK)).read(trade, sipNs[i]);
        }
    }

    /** Adds a print. */
    synchronized void add(Trade trade) {
        if (used + LONGEST > CHUNK) {
            chunks = Arrays.copyOf(chunks, chunks.length + 1);
            chunks[chunks.length - 1] = new byte[CHUNK];
            used = 0;
        }
        int chunk = chunks.length - 1;
        long place = (long) chunk * CHUNK + used;
        used = new PackedBytes(chunks[chunk], used).write(trade);
        if (count == places.length) {
            sipNs = Arrays.copyOf(sipNs, count * 2);
            places = Arrays.copyOf(places, count * 2);
        }
        int at = count;
        while (at > 0 && sipNs[at - 1] > trade.sipNs) {
            at--;
        }
        System.arraycopy(sipNs, at, sipNs, at + 1, count - at);
        System.arraycopy(places, at, places, at + 1, count - at);
        sipNs[at] = trade.sipNs;
        places[at] = place;
        count++;
    }

    /**
     * Returns up to {@code limit} prints with {@code fromNs <= SIP time <= toNs}.
     *
     * @param descending whether the last come first
     * @param afterNs SIP time of the last print of the page before, if {@code afterPlace} is not -1
     * @param afterPlace place of that print, or -1
     */
    synchronized Prints find(long fromNs, long toNs, int limit, boolean descending, long afterNs, long afterPlace) {
        int from = lowerBound(fromNs);
        int to = toNs == Long.MAX_VALUE ? count : lowerBound(toNs + 1);
        if (afterPlace >= 0) {
            int last = lowerBound(afterNs);
            while (last < count && sipNs[last] == afterNs && places[last] != afterPlace) {
                last++;
            }
            from = descending ? from : Math.max(from, last + 1);
            to = descending ? Math.min(to, last) : to;
        }
        int found = Math.max(0, Math.min(limit, to - from));
        int first = descending ? to - found : from;
        long[] foundPlaces = Arrays.copyOfRange(places, first, first + found);
        long[] foundNs = Arrays.copyOfRange(sipNs, first, first + found);
        if (descending) {
            reverse(foundPlaces);
            reverse(foundNs);
        }
        return new Prints(chunks, foundPlaces, foundNs);
    }

    private int lowerBound(long timeNs) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sipNs[middle] < timeNs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static void reverse(long[] values) {
        for (int i = 0, j = values.length - 1; i < j; i++, j--) {
            long value = values[i];
            values[i] = values[j];
            values[j] = value;
        }
    }

    /** Reads or writes one print with numbers of variable length. */
    private static final class PackedBytes {
        private final byte[] bytes;
        private int at;

        PackedBytes(byte[] bytes, int at) {
            this.bytes = bytes;
            this.at = at;
        }

        int write(Trade trade) {
            put(trade.price);
            put(trade.size);
            putInstant(trade.exchangeNs, trade.sipNs);
            putInstant(trade.trfNs, trade.sipNs);
            put(trade.sipSequence);
            put(trade.exchange);
            put(trade.trfId);
            put(trade.tape);
            put(trade.correction);
            put(trade.conditions.count());
            for (int i = 0; i < trade.conditions.count(); i++) {
                put(trade.conditions.at(i));
            }
            put(trade.id.length());
            System.arraycopy(trade.id.bytes(), 0, bytes, at, trade.id.length());
            return at + trade.id.length();
        }

        void read(Trade trade, long sipNs) {
            trade.sipNs = sipNs;
            trade.price = take();
            trade.size = take();
            trade.exchangeNs = takeInstant(sipNs);
            trade.trfNs = takeInstant(sipNs);
            trade.sipSequence = take();
            trade.exchange = (int) take();
            trade.trfId = (int) take();
            trade.tape = (int) take();
            trade.correction = (int) take();
            trade.conditions.clear();
            for (long left = take(); left > 0; left--) {
                trade.conditions.add((int) take());
            }
            int length = (int) take();
            trade.id.set(bytes, at, length);
        }

        /** Writes whether the instant is present, and then its distance from the SIP time. */
        private void putInstant(long instantNs, long sipNs) {
            boolean present = Missing.isPresent(instantNs);
            put(present ? 1 : 0);
            if (present) {
                put(sipNs - instantNs);
            }
        }

        private long takeInstant(long sipNs) {
            return take() == 0 ? Missing.LONG : sipNs - take();
        }

        private void put(long value) {
            long rest = value << 1 ^ value >> 63;
            while ((rest & ~0x7fL) != 0) {
                bytes[at++] = (byte) (rest | 0x80);
                rest >>>= 7;
            }
            bytes[at++] = (byte) rest;
        }

        private long take() {
            long value = 0;
            int shift = 0;
            byte next;
            do {
                next = bytes[at++];
                value |= (next & 0x7fL) << shift;
                shift += 7;
            } while (next < 0);
            return value >>> 1 ^ -(value & 1);
        }
    }
}
