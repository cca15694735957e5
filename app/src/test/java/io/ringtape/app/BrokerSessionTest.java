package io.ringtape.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringtape.event.EndReason;
import io.ringtape.event.Micros;
import io.ringtape.replay.LiveRun;
import io.ringtape.tradier.sim.BrokerFault;
import io.ringtape.tradier.sim.SimulatedBrokerage;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session with the real adapters of feed and broker between the engine and simulated servers, on its tape. */
class BrokerSessionTest extends CommandRuns {
    private static final Set<String> OF_THE_BROKER =
            Set.of("ExecutionReport", "AccountReport", "PositionReport", "BrokerStatus");

    private static final int MOST_DAYS = 4;

    @TempDir
    private Path folder;

    @Test
    void tradesThroughLostAnswersEndsFlatReplaysIdenticallyAndKeepsItsSecrets() throws Exception {
        try (LoopbackSession session = new LoopbackSession(folder)) {
            session.brokerage.inject("no-answer request=place accepted=yes");
            session.brokerage.inject("html request=orders count=2");
            LiveRun.Result result = session.run(run -> {});
            assertThat(session.brokerage.<Long>ask(each -> each.faults(BrokerFault.NO_ANSWER)))
                    .as("orders whose answer was lost")
                    .isEqualTo(1);
            assertThat(result.failure()).isEmpty();
            assertThat(result.reason()).isEqualTo(EndReason.OPERATOR);
            assertThat(result.summary().roundTrips())
                    .as(
                            "round trips; %d signals, %s",
                            result.summary().signals(), result.summary().blockedBy())
                    .isPositive();
            assertThat(result.summary().openRoundTrips()).isZero();
            for (String symbol : session.symbols()) {
                assertThat(session.brokerage.<Long>ask(each -> each.position(symbol)))
                        .as("%s held at the broker", symbol)
                        .isZero();
            }
            assertThat(session.brokerage.<Long>ask(SimulatedBrokerage::workingOrders))
                    .isZero();
            List<String> tags = session.brokerage.ask(SimulatedBrokerage::tags);
            assertThat(tags).isNotEmpty().doesNotHaveDuplicates().allMatch(tag -> tag.startsWith("rt-loopback-"));
            assertThat(positions(session.tape).values()).allMatch(position -> position == 0);
            assertThat(bought(session.tape)).isEqualTo(bought(session));
        }
        Path tape = folder.resolve("tape");
        assertThat(text("replay", tape.toString())).contains("identical");
        for (String type : OF_THE_BROKER) {
            assertThat(cat(tape, type)).as(type).isNotEmpty();
        }
        assertThat(cat(tape, "Alert"))
                .noneMatch(alert -> alert.path("code").asText().equals("NOT_FLAT"));
        String page = folder.resolve("report.html").toString();
        holdsNoSecret(text("report", tape.toString(), "--out", page, "--json"));
        holdsNoSecret(text("journal", "cat", tape.toString()));
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                holdsNoSecret(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
    }

    /** The broker refuses cancels for too many requests besides, as it does when everything is closed at once. */
    @Test
    void aDeadFeedIsNoReasonToKeepShares() throws Exception {
        boolean wereHeld = false;
        for (int day = 1; !wereHeld && day <= MOST_DAYS; day++) {
            wereHeld = closesWhatIsHeldWhenTheFeedDies(Files.createDirectory(folder.resolve("day" + day)));
        }
        assertThat(wereHeld).as("shares were held").isTrue();
    }

    /** Kills the feed as soon as shares are held. Returns whether any were: threads decide what is traded. */
    private boolean closesWhatIsHeldWhenTheFeedDies(Path day) throws Exception {
        try (LoopbackSession session = new LoopbackSession(day)) {
            LiveRun.Result result = session.run(run -> {
                boolean isHeld = session.symbols().stream()
                        .anyMatch(symbol -> session.brokerage.<Long>ask(each -> each.position(symbol)) != 0);
                if (isHeld && !session.isFeedDead()) {
                    session.brokerage.inject("too-many request=cancel count=2");
                    session.killFeed();
                }
            });
            if (!session.isFeedDead()) {
                return false;
            }
            assertThat(result.reason()).isEqualTo(EndReason.FAILURE);
            assertThat(result.failure())
                    .hasValueSatisfying(why -> assertThat(why).hasMessage("the feed died"));
            assertThat(result.summary().openRoundTrips()).isZero();
            for (String symbol : session.symbols()) {
                assertThat(session.brokerage.<Long>ask(each -> each.position(symbol)))
                        .as("%s held at the broker", symbol)
                        .isZero();
            }
            assertThat(session.brokerage.<Long>ask(each -> each.faults(BrokerFault.TOO_MANY)))
                    .isPositive();
            assertThat(bought(session.tape)).isEqualTo(bought(session));
        }
        assertThat(cat(day.resolve("tape"), "Alert"))
                .noneMatch(alert -> alert.path("code").asText().equals("NOT_FLAT"));
        return true;
    }

    /** Somebody else uses the account's buying power, which the engine is told of too late. */
    @Test
    void anOrderAboveTheBuyingPowerIsRejectedInTheBrokersWords() throws Exception {
        try (LoopbackSession session = new LoopbackSession(folder)) {
            boolean[] isSpent = new boolean[1];
            session.run(run -> {
                if (!isSpent[0] && run.causes() > 1_000) {
                    isSpent[0] = true;
                    session.brokerage.onQuote("IWM", 200 * Micros.ONE, 1, 201 * Micros.ONE, 1, run.nowNs());
                    session.brokerage.inject("foreign-position symbol=IWM quantity=-990");
                }
            });
            assertThat(session.brokerage.ask(SimulatedBrokerage::executions))
                    .allMatch(execution -> execution.symbol().equals("IWM"));
        }
        Path tape = folder.resolve("tape");
        List<JsonNode> rejected = cat(tape, "Alert").stream()
                .filter(alert -> alert.path("code").asText().equals("ORDER_REJECTED"))
                .toList();
        assertThat(rejected).isNotEmpty();
        String reason = rejected.get(0).path("detail").asText();
        assertThat(reason).contains("TotalInitialMargin");
        JsonNode signal = cat(tape, "OrderRequest").get(0).path("signalId");
        assertThat(text("explain", tape.toString(), "--signal", signal.asText()))
                .contains("code: ORDER_REJECTED")
                .contains("detail: " + reason);
        assertThat(text("explain", tape.toString(), "--symbol", "SPY", "--at", "10:49:00"))
                .contains("the broker, as of ")
                .contains("state: CONNECTED");
        Path page = folder.resolve("report.html");
        assertThat(text("report", tape.toString(), "--out", page.toString()))
                .contains("WARNING ORDER_REJECTED of ")
                .contains(reason);
        assertThat(Files.readString(page)).contains("ORDER_REJECTED").contains("TotalInitialMargin");
    }

    private static void holdsNoSecret(String text) {
        byte[] token = LoopbackSession.TOKEN.getBytes(StandardCharsets.UTF_8);
        assertThat(Stream.of(
                        LoopbackSession.TOKEN,
                        Base64.getEncoder().withoutPadding().encodeToString(token),
                        Base64.getUrlEncoder().withoutPadding().encodeToString(token),
                        URLEncoder.encode(LoopbackSession.TOKEN, StandardCharsets.UTF_8),
                        LoopbackSession.ACCOUNT))
                .noneMatch(text::contains);
    }

    /** Returns the last position of each symbol on the tape. */
    private Map<String, Long> positions(Path tape) throws IOException {
        Map<String, Long> positions = new HashMap<>();
        for (JsonNode change : cat(tape, "PositionChange")) {
            positions.put(
                    change.path("symbol").asText(), change.path("position").asLong());
        }
        return positions;
    }

    /** Returns the shares bought on the tape, by symbol. */
    private Map<String, Long> bought(Path tape) throws IOException {
        return cat(tape, "PositionChange").stream()
                .filter(change -> change.path("side").asText().equals("BUY"))
                .collect(Collectors.groupingBy(
                        change -> change.path("symbol").asText(),
                        Collectors.summingLong(change -> change.path("quantity").asLong())));
    }

    /** Returns the shares bought at the broker, by symbol. */
    private static Map<String, Long> bought(LoopbackSession session) {
        return session.brokerage.ask(SimulatedBrokerage::executions).stream()
                .filter(execution -> execution.fill().change() > 0)
                .collect(Collectors.groupingBy(
                        execution -> execution.symbol(),
                        Collectors.summingLong(execution -> execution.fill().quantity())));
    }
}
