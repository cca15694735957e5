package io.ringtape.polygon.sim;

import io.ringtape.event.Nanos;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * How a simulated server behaves when nothing goes wrong.
 *
 * @param endpoints where it listens
 * @param access who may connect, and what they get
 * @param delivery how events are put into frames and sent
 * @param shape how an event is written as JSON
 * @param rest how REST requests are answered
 */
public record SimulatorSettings(
        Endpoints endpoints, Access access, Delivery delivery, EventShape shape, RestRules rest) {
    /** The key that a server accepts unless told otherwise. It opens nothing anywhere else. */
    public static final String TEST_KEY = "simulated-key-not-a-real-one";

    /** Loopback, free ports, one key with quotes, and the vendor's usual JSON. */
    public static final SimulatorSettings DEFAULTS = new SimulatorSettings(
            new Endpoints("127.0.0.1", 0, 0),
            new Access(Set.of(TEST_KEY), Plan.QUOTES, 1, MaxConnectionsVictim.OLDER, 10 * Nanos.SECOND_NS),
            new Delivery(100, 0, 16 << 20, false, true),
            EventShape.USUAL,
            new RestRules(0, 0, false));

    /**
     * Where a server listens.
     *
     * @param bind address of an interface; 127.0.0.1 is seen by this machine only
     * @param streamPort port of the WebSocket, 0 for any free one
     * @param httpPort port of REST and of the control requests, 0 for any free one
     */
    public record Endpoints(String bind, int streamPort, int httpPort) {
        public Endpoints {
            require(!bind.isEmpty(), "bind is empty, wanted an address such as 127.0.0.1");
            require(streamPort >= 0 && streamPort <= 65_535, "port " + streamPort + ", wanted 0 to 65535");
            require(httpPort >= 0 && httpPort <= 65_535, "port " + httpPort + ", wanted 0 to 65535");
        }
    }

    /**
     * Who may connect, and what they get.
     *
     * @param keys accepted keys
     * @param plan what the keys entitle to
     * @param connectionsPerKey authenticated connections that a key may have at once, at least 1
     * @param victim which connection goes when a key has too many
     * @param authTimeoutNs real time within which a client must authenticate
     */
    public record Access(
            Set<String> keys, Plan plan, int connectionsPerKey, MaxConnectionsVictim victim, long authTimeoutNs) {
        public Access {
            keys = Set.copyOf(keys);
            require(!keys.isEmpty(), "no key, wanted at least one");
            require(connectionsPerKey >= 1, connectionsPerKey + " connections a key, wanted at least 1");
            require(authTimeoutNs > 0, "authTimeoutNs is " + authTimeoutNs + ", wanted above 0");
        }
    }

    /** What a key entitles to. */
    public enum Plan {
        /** Everything. */
        QUOTES,

        /** Trades, bars and bands; a subscription to quotes is not authorized. */
        TRADES,

        /** REST only; authentication of the stream fails. */
        NO_STREAM
    }

    /** The connection that goes when a key has too many. */
    public enum MaxConnectionsVictim {
        /** The oldest: it gets the status, then a close without a code. */
        OLDER,

        /** The one just made: once it has subscribed, it gets the status, then a close with code 1008. */
        NEWCOMER
    }

    /**
     * How events are put into frames and sent.
     *
     * @param frameEvents most events in a frame, 1 to 1,000
     * @param flushNs least real time between two rounds of sending; 0 sends whatever is due at once
     * @param bufferBytes bytes that may wait for a connection to read them, at least 512 KiB; at a paced speed a
     *     connection that lets it overflow is dropped
     * @param acksApart whether each acknowledgement has a frame of its own
     * @param awaitsClient whether session time stands still until the first subscription
     */
    public record Delivery(int frameEvents, long flushNs, int bufferBytes, boolean acksApart, boolean awaitsClient) {
        public Delivery {
            require(frameEvents >= 1 && frameEvents <= 1_000, frameEvents + " events a frame, wanted 1 to 1,000");
            require(flushNs >= 0, "flushNs is " + flushNs + ", wanted 0 or more");
            require(bufferBytes >= 512 << 10, bufferBytes + " bytes of buffer, wanted at least " + (512 << 10));
        }
    }

    /**
     * How REST requests are answered.
     *
     * @param lagNs session time after which a print can be requested
     * @param requestsPerMinute requests of a key in a minute of real time before they are refused; 0 for no limit
     * @param delayed whether the status reads DELAYED instead of OK
     */
    public record RestRules(long lagNs, int requestsPerMinute, boolean delayed) {
        public RestRules {
            require(lagNs >= 0, "lagNs is " + lagNs + ", wanted 0 or more");
            require(requestsPerMinute >= 0, requestsPerMinute + " requests a minute, wanted 0 or more");
        }
    }

    /** Returns a copy with other endpoints. */
    public SimulatorSettings withEndpoints(UnaryOperator<Endpoints> change) {
        return new SimulatorSettings(change.apply(endpoints), access, delivery, shape, rest);
    }

    /** Returns a copy with other access. */
    public SimulatorSettings withAccess(UnaryOperator<Access> change) {
        return new SimulatorSettings(endpoints, change.apply(access), delivery, shape, rest);
    }

    /** Returns a copy with other delivery. */
    public SimulatorSettings withDelivery(UnaryOperator<Delivery> change) {
        return new SimulatorSettings(endpoints, access, change.apply(delivery), shape, rest);
    }

    /** Returns a copy with another shape of events. */
    public SimulatorSettings withShape(UnaryOperator<EventShape> change) {
        return new SimulatorSettings(endpoints, access, delivery, change.apply(shape), rest);
    }

    /** Returns a copy with other rules for REST. */
    public SimulatorSettings withRest(UnaryOperator<RestRules> change) {
        return new SimulatorSettings(endpoints, access, delivery, shape, change.apply(rest));
    }

    private static void require(boolean claim, String otherwise) {
        if (!claim) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
