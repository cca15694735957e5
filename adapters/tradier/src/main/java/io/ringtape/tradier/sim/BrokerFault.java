package io.ringtape.tradier.sim;

import static io.ringtape.simulation.FaultParameter.count;
import static io.ringtape.simulation.FaultParameter.duration;
import static io.ringtape.simulation.FaultParameter.number;
import static io.ringtape.simulation.FaultParameter.symbol;
import static io.ringtape.simulation.FaultParameter.text;
import static io.ringtape.simulation.FaultParameter.word;

import io.ringtape.simulation.FaultCatalogue;
import io.ringtape.simulation.FaultParameter;
import io.ringtape.simulation.FaultRow;
import java.util.List;

/** The faults of a simulated brokerage. Scripts, control requests, help and documents read these rows. */
public enum BrokerFault implements FaultRow {
    NO_ANSWER(Target.REQUEST, "Never answers.", kind(), accepted(), requests()),
    RESET(Target.REQUEST, "Resets the connection (RST) instead of an answer.", kind(), accepted(), requests()),
    CLOSE_CONNECTION(
            Target.REQUEST,
            "Ends a kept-alive connection (FIN) just as a request has been sent on it.",
            word("request", "which request", "place", "any", "modify", "cancel", "orders", "account"),
            accepted(),
            requests()),
    HTTP_STATUS(
            Target.REQUEST,
            "Answers with a plain HTTP error.",
            count("status", 502, "HTTP status"),
            text("text", "Bad Gateway", "the body"),
            kind(),
            accepted(),
            requests()),
    HTML(Target.REQUEST, "Answers with a web page and status 200.", kind(), accepted(), requests()),
    EMPTY_BODY(Target.REQUEST, "Answers with status 200 and no body.", kind(), accepted(), requests()),
    STALLED_BODY(
            Target.REQUEST,
            "Sends the headers and half of the body, then nothing; the connection stays open.",
            kind(),
            accepted(),
            requests()),
    GATEWAY_FAULT(
            Target.REQUEST,
            "Answers with the gateway's fault as JSON.",
            count("status", 500, "HTTP status"),
            text("text", "Execution of ServiceCallout failed", "the fault string"),
            text("code", "steps.servicecallout.ExecutionFailed", "the error code"),
            kind(),
            accepted(),
            requests()),
    PLAIN_ERROR(
            Target.REQUEST,
            "Refuses a request with a plain text.",
            count("status", 400, "HTTP status"),
            text("text", "order is not an open order", "the body"),
            word("request", "which request", "cancel", "any", "place", "modify", "orders", "account"),
            requests()),
    TOO_MANY(
            Target.REQUEST,
            "Answers 429, as if another process had used up the limit of requests.",
            word("request", "which request", "cancel", "any", "place", "modify", "orders", "account"),
            count("count", 3, "requests; 0 is all")),
    SLOW_ANSWER(
            Target.REQUEST,
            "Does at once what it is asked for, and answers late.",
            duration("by", "30s", "session time until the answer"),
            word("request", "which request", "place", "any", "modify", "cancel", "orders", "account"),
            requests()),

    OK_THEN_REJECTED(
            Target.ORDER,
            "Answers ok, and then rejects the order.",
            text("reason", "Order rejected by the exchange.", "reason in the list"),
            duration("after", "200ms", "session time until it is rejected"),
            orderClass(),
            orders()),
    LATE_ORDER(
            Target.ORDER,
            "Leaves an order out of lists for a while after it was placed.",
            duration("by", "1s", "session time"),
            orderClass(),
            orders()),
    LATE_LEGS(
            Target.ORDER,
            "Lists a composite order without its legs' ids for a while.",
            duration("by", "2s", "session time"),
            word("form", "what is missing", "no-id", "no-leg"),
            orders()),
    ZERO_AVERAGE(
            Target.ORDER,
            "Lists an average price of 0 for a while after each fill.",
            duration("for", "1s", "session time"),
            orderClass(),
            orders()),
    PART_FILLS(
            Target.ORDER,
            "Fills a leg in parts at moments of its own, whatever the market does.",
            word("leg", "which leg", "entry", "target", "stop"),
            count("shares", 10, "shares of a part"),
            duration("every", "300ms", "session time between parts"),
            count("parts", 0, "parts, after which the market decides; 0 is all"),
            orderClass(),
            orders()),
    FILL_AFTER_CANCEL(
            Target.ORDER,
            "Fills a part of a leg after it was cancelled; its status stays canceled.",
            word("leg", "which leg", "entry", "target", "stop"),
            count("shares", 10, "shares"),
            duration("after", "500ms", "session time from the cancellation"),
            orders()),
    SECOND_EXECUTION(
            Target.ORDER,
            "Fills the other exit too, just after one was filled completely.",
            duration("after", "5ms", "session time between them"),
            orders()),
    STOP_DENIED(
            Target.ORDER,
            "Rejects the stop of a bracket when it should come to life.",
            text("reason", "The order is not an open order.", "reason in the list"),
            orders()),

    STATUS_BACK(
            Target.LIST,
            "Lists done orders with the status of a working one.",
            text("status", "open", "the status"),
            count("count", 1, "lists; 0 is all")),
    UNKNOWN_STATUS(
            Target.LIST,
            "Lists working orders with a status that no document names.",
            text("status", "routed_to_venue", "the status"),
            count("count", 1, "lists; 0 is all")),
    REPEATED_PAGE(Target.LIST, "Answers every page with the first.", count("count", 1, "later pages; 0 is all")),

    FOREIGN_ORDER(
            Target.ACCOUNT,
            "Places an order as another user of the account.",
            word("side", "its side", "buy", "sell", "sell_short", "buy_to_cover"),
            symbol("its symbol; SPY if it is left out"),
            count("quantity", 10, "shares"),
            number("price", "1", "limit"),
            text("tag", "", "its tag")),
    FOREIGN_POSITION(
            Target.ACCOUNT,
            "Changes a position as another user of the account, without an order in the list.",
            symbol("the symbol; SPY if it is left out"),
            number("quantity", "10", "shares added; below 0 for taken")),

    SESSION_TAKEN(Target.STREAM, "Ends the account stream as if another process had opened a session."),
    STREAM_SILENT(
            Target.STREAM,
            "Sends nothing on the account stream for a span, not even heartbeats.",
            duration("for", "150s", "session time")),

    CALM(Target.ALL, "Ends every fault that waits or goes on; what has struck an order stays with it.");

    /** All of them, to parse and to list. */
    public static final FaultCatalogue<BrokerFault> CATALOGUE = FaultCatalogue.of(BrokerFault.class);

    private final Target target;
    private final String sentence;

    @SuppressWarnings("ImmutableEnumChecker") // an immutable list of immutable records
    private final List<FaultParameter> parameters;

    /** What a fault strikes. */
    public enum Target {
        /** The next requests. */
        REQUEST("the next requests"),

        /** The next orders for which it has a meaning. */
        ORDER("the next orders"),

        /** The next lists of orders. */
        LIST("the next lists"),

        /** The account, at once. */
        ACCOUNT("the account"),

        /** The account stream. */
        STREAM("the stream"),

        /** All other faults. */
        ALL("all faults");

        private final String sentence;

        Target(String sentence) {
            this.sentence = sentence;
        }
    }

    BrokerFault(Target target, String sentence, FaultParameter... parameters) {
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
    public String struck() {
        return target.sentence;
    }

    @Override
    public List<FaultParameter> parameters() {
        return parameters;
    }

    private static FaultParameter kind() {
        return word("request", "which request", "any", "place", "modify", "cancel", "orders", "account");
    }

    private static FaultParameter accepted() {
        return word("accepted", "whether the request has taken effect", "no", "yes");
    }

    private static FaultParameter requests() {
        return count("count", 1, "requests; 0 is all");
    }

    private static FaultParameter orders() {
        return count("count", 1, "orders; 0 is all");
    }

    private static FaultParameter orderClass() {
        return word("class", "which orders", "any", "equity", "oto", "oco", "otoco");
    }
}
