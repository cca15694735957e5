package io.ringtape.polygon.sim;

import io.ringtape.simulation.FaultScript;
import io.ringtape.simulation.SimulatedClock;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Answers requests that steer the simulator: its clock, its state, its faults. */
final class ControlRequests {
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;

    private final SimulatedPolygon simulator;

    ControlRequests(SimulatedPolygon simulator) {
        this.simulator = simulator;
    }

    /** An HTTP status and a JSON object. */
    record ControlAnswer(int status, String body) {}

    ControlAnswer answer(String method, String path, String body) {
        return switch (method + " " + path) {
            case "GET /sim/clock" -> new ControlAnswer(OK, clock());
            case "GET /sim/state" -> new ControlAnswer(OK, state());
            case "GET /sim/faults" -> new ControlAnswer(OK, catalogue());
            case "POST /sim/faults" -> faults(body);
            default ->
                new ControlAnswer(
                        NOT_FOUND, error("wanted GET /sim/clock, GET /sim/state, GET /sim/faults or POST /sim/faults"));
        };
    }

    private ControlAnswer faults(String body) {
        try {
            FaultScript<FaultKind> script =
                    FaultKind.CATALOGUE.script(body, simulator.day().session().date());
            for (FaultScript.Step<FaultKind> step : script.steps()) {
                if (step.isAtOnce()) {
                    simulator.inject(step.fault());
                } else {
                    simulator.schedule(new FaultScript<>(List.of(step)));
                }
            }
            return new ControlAnswer(OK, "{\"accepted\":" + script.steps().size() + "}");
        } catch (IllegalArgumentException e) {
            return new ControlAnswer(BAD_REQUEST, error(e.getMessage()));
        }
    }

    private String clock() {
        SimulatedClock clock = simulator.clock();
        JsonBytes json = new JsonBytes(256);
        json.begin().number(key("nowNs"), clock.nowNs());
        if (clock.followsData()) {
            json.text(key("speed"), "max");
        } else {
            json.json(key("speed"), Double.toString(clock.speed()).getBytes(StandardCharsets.US_ASCII));
        }
        json.number(key("startNs"), clock.startNs())
                .number(key("sessionStartNs"), simulator.day().session().preOpenNs())
                .number(key("sessionEndNs"), simulator.day().session().endNs())
                .text(key("date"), simulator.day().session().date().toString())
                .end();
        return text(json);
    }

    private String state() {
        SimulatorCounts counts = simulator.counts();
        JsonBytes struck = new JsonBytes(256);
        struck.begin();
        for (FaultKind kind : FaultKind.values()) {
            if (counts.faults(kind) > 0) {
                struck.number(key(kind.label()), counts.faults(kind));
            }
        }
        struck.end();
        JsonBytes json = new JsonBytes(512);
        json.begin()
                .json(key("over"), Boolean.toString(simulator.isOver()).getBytes(StandardCharsets.US_ASCII))
                .number(key("openConnections"), simulator.openConnections())
                .number(key("connections"), counts.connections())
                .number(key("authenticated"), counts.authenticated())
                .number(key("subscriptions"), counts.subscriptions())
                .number(key("eventsPublished"), counts.eventsPublished())
                .number(key("eventsSent"), counts.eventsSent())
                .number(key("framesSent"), counts.framesSent())
                .number(key("waitingBytes"), simulator.waitingBytes())
                .number(key("slowConsumers"), counts.slowConsumers())
                .number(key("requests"), counts.requests())
                .json(key("faults"), text(struck).getBytes(StandardCharsets.UTF_8))
                .end();
        return text(json);
    }

    private static String catalogue() {
        StringBuilder rows = new StringBuilder();
        for (FaultKind kind : FaultKind.values()) {
            JsonBytes json = new JsonBytes(256);
            json.begin()
                    .text(key("fault"), kind.label())
                    .text(key("sentence"), kind.sentence())
                    .text(key("usual"), FaultKind.CATALOGUE.usual(kind).toString())
                    .end();
            rows.append(rows.isEmpty() ? "" : ",").append(text(json));
        }
        return "{\"faults\":[" + rows + "]}";
    }

    private static String error(String message) {
        JsonBytes json = new JsonBytes(128);
        json.begin().text(key("error"), message).end();
        return text(json);
    }

    private static byte[] key(String name) {
        return JsonBytes.key(name);
    }

    private static String text(JsonBytes json) {
        return new String(json.bytes(), 0, json.length(), StandardCharsets.UTF_8);
    }
}
