package io.ringtape.tradier.sim;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringtape.event.Micros;
import io.ringtape.simulation.FaultScript;
import io.ringtape.simulation.SimulatedClock;
import java.math.BigDecimal;
import java.util.List;

/** Answers requests that steer the server: its clock, its state, its faults, its market. */
final class BrokerageControl {
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final String NUMBER = "\\d{1,7}(\\.\\d{1,6})?";

    private final SimulatedBrokerage brokerage;
    private final SimulatedClock clock;
    private final AccountStream stream;

    BrokerageControl(SimulatedBrokerage brokerage, SimulatedClock clock, AccountStream stream) {
        this.brokerage = brokerage;
        this.clock = clock;
        this.stream = stream;
    }

    HttpReply answer(HttpCall call) {
        try {
            return switch (call.method() + " " + call.target()) {
                case "GET /sim/clock" -> HttpReply.json(OK, time());
                case "GET /sim/state" -> HttpReply.json(OK, state());
                case "GET /sim/faults" -> HttpReply.json(OK, catalogue());
                case "GET /sim/executions" -> HttpReply.json(OK, executions());
                case "POST /sim/faults" -> HttpReply.json(OK, accepted(faults(call.body())));
                case "POST /sim/market" -> HttpReply.json(OK, accepted(market(call.body())));
                default ->
                    HttpReply.json(
                            NOT_FOUND,
                            error(
                                    "wanted GET /sim/clock, /sim/state, /sim/faults or /sim/executions, or POST /sim/faults"
                                            + " or /sim/market"));
            };
        } catch (IllegalArgumentException e) {
            return HttpReply.json(BAD_REQUEST, error(e.getMessage()));
        }
    }

    private int faults(String script) {
        List<FaultScript.Step<BrokerFault>> steps =
                BrokerFault.CATALOGUE.script(script, brokerage.session().date()).steps();
        for (FaultScript.Step<BrokerFault> step : steps) {
            if (step.isAtOnce()) {
                brokerage.inject(step.fault().toString(), clock.nowNs());
            } else {
                brokerage.schedule(new FaultScript<>(List.of(step)));
            }
        }
        return steps.size();
    }

    /** Reads lines such as {@code quote XYZ 50.08 300 50.10 200} and {@code trade XYZ 50.09 100}. */
    private int market(String text) {
        List<String> lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        for (String line : lines) {
            String[] words = line.split("\\s+", -1);
            boolean isQuote = words[0].equals("quote") && words.length == 6;
            boolean isTrade = words[0].equals("trade") && words.length == 4;
            for (int i = 2; i < words.length; i++) {
                isQuote &= words[i].matches(NUMBER);
                isTrade &= words[i].matches(NUMBER);
            }
            if (isQuote) {
                brokerage.onQuote(
                        words[1],
                        micros(words[2]),
                        micros(words[3]),
                        micros(words[4]),
                        micros(words[5]),
                        clock.nowNs());
            } else if (isTrade) {
                brokerage.onTrade(words[1], micros(words[2]), micros(words[3]), clock.nowNs());
            } else {
                throw new IllegalArgumentException(
                        "'" + line
                                + "' is neither a quote nor a trade, as in: quote XYZ 50.08 300 50.10 200; trade XYZ 50.09 100");
            }
        }
        return lines.size();
    }

    private static long micros(String decimal) {
        return new BigDecimal(decimal).multiply(BigDecimal.valueOf(Micros.ONE)).longValueExact();
    }

    private String time() {
        return BrokerageJson.text(BrokerageJson.object()
                .put("nowNs", clock.nowNs())
                .put("startNs", clock.startNs())
                .put("sessionOpenNs", brokerage.session().openNs())
                .put("sessionCloseNs", brokerage.session().closeNs())
                .put("date", brokerage.session().date().toString()));
    }

    private String state() {
        ObjectNode node = BrokerageJson.object();
        node.put("account", brokerage.settings().access().account())
                .put("requests", brokerage.requests())
                .put("orders", brokerage.tags().size())
                .put("workingOrders", brokerage.workingOrders())
                .put("executions", brokerage.executions().size())
                .put("unprotectedNs", brokerage.unprotectedNs(clock.nowNs()))
                .put("streamConnections", stream.connectionCount())
                .put("streamEvents", stream.eventCount());
        ObjectNode struck = node.putObject("faults");
        for (BrokerFault kind : BrokerFault.values()) {
            if (brokerage.faults(kind) > 0) {
                struck.put(kind.label(), brokerage.faults(kind));
            }
        }
        return BrokerageJson.text(node);
    }

    private static String catalogue() {
        ObjectNode node = BrokerageJson.object();
        ArrayNode rows = node.putArray("faults");
        for (BrokerFault kind : BrokerFault.values()) {
            rows.addObject()
                    .put("fault", kind.label())
                    .put("sentence", kind.sentence())
                    .put("usual", BrokerFault.CATALOGUE.usual(kind).toString());
        }
        return BrokerageJson.text(node);
    }

    private String executions() {
        ObjectNode node = BrokerageJson.object();
        ArrayNode rows = node.putArray("executions");
        for (SimulatedExecution each : brokerage.executions()) {
            rows.addObject()
                    .put("orderId", each.order().orderId())
                    .put("legId", each.order().legId())
                    .put("tag", each.tag())
                    .put("symbol", each.symbol())
                    .put("side", each.fill().side())
                    .put("quantity", each.fill().quantity())
                    .put("price", BrokerageJson.dollars(each.fill().price()))
                    .put("timeNs", each.timeNs());
        }
        return BrokerageJson.text(node);
    }

    private static String accepted(int count) {
        return BrokerageJson.text(BrokerageJson.object().put("accepted", count));
    }

    private static String error(String message) {
        return BrokerageJson.text(BrokerageJson.object().put("error", message));
    }
}
