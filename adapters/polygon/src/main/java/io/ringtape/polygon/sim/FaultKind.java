package io.ringtape.polygon.sim;

import static io.ringtape.simulation.FaultParameter.count;
import static io.ringtape.simulation.FaultParameter.duration;
import static io.ringtape.simulation.FaultParameter.number;
import static io.ringtape.simulation.FaultParameter.symbol;
import static io.ringtape.simulation.FaultParameter.text;
import static io.ringtape.simulation.FaultParameter.topic;
import static io.ringtape.simulation.FaultParameter.word;

import io.ringtape.simulation.FaultCatalogue;
import io.ringtape.simulation.FaultParameter;
import io.ringtape.simulation.FaultRow;
import java.util.List;

/** The catalogue of faults. Scripts, control requests, help and documents read these rows. */
public enum FaultKind implements FaultRow {
    DROP_WITH_RST(Target.CONNECTION, "Resets the TCP connection (RST)."),
    CLOSE(Target.CONNECTION, "Closes with a close frame.", count("code", 1000, "close code; 0 sends none")),
    CLOSE_WITHOUT_FRAME(Target.CONNECTION, "Ends the TCP stream (FIN) without a close frame."),
    HALF_FRAME(Target.CONNECTION, "Sends the first half of the next data frame, then nothing, not even pongs."),
    HUGE_FRAME(
            Target.CONNECTION,
            "Sends the header of a frame that claims many bytes, then nothing, not even pongs.",
            count("bytes", 1_500_000_000, "length claimed")),
    MUTE(Target.CONNECTION, "Sends nothing any more, neither data nor pongs; TCP stays up."),
    STOP_DATA(Target.CONNECTION, "Sends no data any more; pongs go on."),
    NO_PONGS(Target.CONNECTION, "Answers no ping any more; data go on."),
    LAG(
            Target.CONNECTION,
            "Sends data late.",
            duration("by", "10s", "session time that data are late"),
            duration("for", "1m", "session time until the lag is made up at once")),
    KILL_SLOW_CONSUMER(
            Target.CONNECTION,
            "Delays data as for a client that reads too slowly, then drops the connection.",
            duration("after", "10s", "session time until it is dropped")),
    STATUS_WITH_DATA(
            Target.CONNECTION,
            "Puts a status into the next data frame, between its events.",
            text("status", "error", "status word"),
            text("message", "simulated status", "text for people")),
    MAX_CONNECTIONS(
            Target.CONNECTION,
            "Acts as if another process had connected with the key.",
            word("victim", "older ends the present connections, newcomer the next one", "older", "newcomer")),

    NEVER_UPGRADE(
            Target.NEXT_CONNECTION,
            "Accepts TCP and never answers the upgrade.",
            count("count", 1, "connections; 0 is all")),
    REFUSE_UPGRADE(
            Target.NEXT_CONNECTION,
            "Answers the upgrade with an HTTP error.",
            count("status", 503, "HTTP status"),
            count("count", 1, "connections; 0 is all")),
    PONGS_ONLY(
            Target.NEXT_CONNECTION,
            "Upgrades and answers pings, but sends no status and no data.",
            count("count", 1, "connections; 0 is all")),
    AUTH_FAILED(
            Target.NEXT_CONNECTION,
            "Refuses a good key, then ends the stream without a close frame.",
            count("count", 1, "authentications; 0 is all"),
            text("message", "authentication failed", "text for people")),
    AUTH_TIMEOUT(
            Target.NEXT_CONNECTION,
            "Ignores the key, says that none came in time, and closes.",
            count("count", 1, "authentications; 0 is all")),
    DROP_AFTER_AUTH(
            Target.NEXT_CONNECTION,
            "Accepts the key, then ends the stream without a close frame.",
            count("count", 0, "authentications; 0 is all")),
    NOT_AUTHORIZED(
            Target.NEXT_CONNECTION,
            "Answers a subscription with not authorized, which names no topic; other topics succeed.",
            topic("the topic; all if it is left out"),
            count("count", 1, "subscriptions; 0 is all")),
    MISSING_ACK(
            Target.NEXT_CONNECTION,
            "Answers a subscription with nothing, and sends none of its data.",
            topic("the topic; all if it is left out"),
            count("count", 1, "subscriptions; 0 is all")),

    SILENCE(
            Target.STREAM,
            "Sends nothing of a symbol for a span; REST has its prints.",
            symbol("the symbol; all if it is left out"),
            duration("for", "30s", "session time")),
    LOSE(
            Target.STREAM,
            "Loses the next trades and quotes; REST has the prints.",
            symbol("the symbol; all if it is left out"),
            count("count", 1, "events")),
    DUPLICATE(
            Target.STREAM,
            "Sends the next trades and quotes twice in a frame.",
            symbol("the symbol; all if it is left out"),
            count("count", 1, "events")),
    MALFORMED(
            Target.STREAM,
            "Sends a malformed event beside each of the next trades and quotes.",
            word(
                    "form",
                    "what is wrong with it",
                    "bad-number",
                    "bad-json",
                    "no-price",
                    "text-price",
                    "no-kind",
                    "no-symbol",
                    "negative-size",
                    "not-an-object"),
            count("count", 1, "events")),
    ABSURD_PRICE(
            Target.STREAM,
            "Sends a print of an absurd price beside the next prints.",
            symbol("the symbol; all if it is left out"),
            number("factor", "100", "price as a multiple of the true one"),
            count("count", 1, "events")),
    ABSURD_TIME(
            Target.STREAM,
            "Sends a print of an absurd SIP time beside the next prints.",
            symbol("the symbol; all if it is left out"),
            number("hours", "-24", "hours from the true time"),
            count("count", 1, "events")),
    UNKNOWN_EVENT(
            Target.STREAM,
            "Sends an event of an unknown kind beside each of the next trades and quotes.",
            count("count", 1, "events")),
    UNKNOWN_KEYS(Target.STREAM, "Adds unknown keys to the next trades and quotes.", count("count", 1, "events")),
    SHAPE(
            Target.STREAM,
            "Writes events in another of the vendor's forms from here on.",
            word("pt", "participant times", "keep", "on", "off"),
            word("ds", "exact sizes", "keep", "on", "off"),
            word("c", "conditions of a regular sale", "keep", "absent", "empty", "zero"),
            word("keys", "order of keys", "keep", "usual", "shuffled"),
            word("luld", "unit of LULD times", "keep", "ns", "ms"),
            word("integers", "whole numbers as 12 or 12.0", "keep", "plain", "decimal")),
    LATE_BARS(
            Target.STREAM,
            "Sends bars late for a span.",
            duration("by", "30s", "session time that they are late"),
            duration("for", "5m", "session time")),

    SHARED_SEQUENCE(
            Target.MARKET,
            "Gives prints the sequence of the print before, with ids of their own.",
            symbol("the symbol; all if it is left out"),
            count("count", 1, "prints")),
    BACKWARD_SEQUENCE(
            Target.MARKET,
            "Gives prints sequences that fall.",
            symbol("the symbol; all if it is left out"),
            count("count", 3, "prints")),
    LATE_PRINTS(
            Target.MARKET,
            "Publishes the prints of a span late, with their true times; bars they change are sent again.",
            symbol("the symbol; all if it is left out"),
            duration("for", "5s", "session time of the span"),
            duration("by", "90s", "session time that they are late")),
    LULD_HALT(
            Target.MARKET,
            "Halts a symbol by LULD events (17, then 18), without prints between them.",
            symbol("the symbol; all if it is left out"),
            duration("for", "5m", "session time")),
    CONDITION_HALT(
            Target.MARKET,
            "Halts a symbol by a quote condition alone, then resumes it by condition 16; no prints between them.",
            symbol("the symbol; all if it is left out"),
            count("condition", 43, "quote condition of the halt"),
            duration("for", "5m", "session time")),

    FOREIGN_NEXT_URL(
            Target.REST,
            "Gives a next_url at a foreign host.",
            text("host", "foreign.invalid", "the host, with a port if wanted"),
            count("count", 1, "requests; 0 is all")),
    REPEATING_NEXT_URL(
            Target.REST, "Gives the next_url of the page just read.", count("count", 1, "requests; 0 is all")),
    REST_LAG(Target.REST, "Changes how late prints can be requested.", duration("by", "5s", "session time")),
    HTTP_STATUS(
            Target.REST,
            "Answers with an HTTP error.",
            count("status", 500, "HTTP status, such as 401, 403, 429 or 500"),
            count("count", 1, "requests; 0 is all")),
    HALF_BODY(
            Target.REST,
            "Sends half of the answer, then ends the connection.",
            count("count", 1, "requests; 0 is all")),
    HTML(Target.REST, "Answers with a web page and status 200.", count("count", 1, "requests; 0 is all")),
    NO_ANSWER(Target.REST, "Accepts the request and never answers.", count("count", 1, "requests; 0 is all")),

    CALM(Target.ALL, "Ends every fault that waits or goes on; what has struck a connection stays with it.");

    /** All of them, to parse and to list. */
    public static final FaultCatalogue<FaultKind> CATALOGUE = FaultCatalogue.of(FaultKind.class);

    private final Target target;
    private final String sentence;

    @SuppressWarnings("ImmutableEnumChecker") // an immutable list of immutable records
    private final List<FaultParameter> parameters;

    /** What a fault strikes. */
    public enum Target {
        /** The connections that are open at that moment. */
        CONNECTION("open connections"),

        /** The next connections, authentications or subscriptions. */
        NEXT_CONNECTION("the next connections"),

        /** What the stream says of the market; REST goes on to tell the truth. */
        STREAM("the stream"),

        /** The market itself, for stream and REST alike. */
        MARKET("the market"),

        /** The next REST requests. */
        REST("the next requests"),

        /** All other faults. */
        ALL("all faults");

        private final String sentence;

        Target(String sentence) {
            this.sentence = sentence;
        }
    }

    FaultKind(Target target, String sentence, FaultParameter... parameters) {
        this.target = target;
        this.sentence = sentence;
        this.parameters = List.of(parameters);
    }

    public Target target() {
        return target;
    }

    @Override
    public String sentence() {
        return sentence;
    }

    @Override
    public List<FaultParameter> parameters() {
        return parameters;
    }

    @Override
    public String struck() {
        return target.sentence;
    }
}
