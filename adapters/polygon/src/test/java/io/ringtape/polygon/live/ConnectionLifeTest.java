package io.ringtape.polygon.live;

import static io.ringtape.event.Nanos.MILLI_NS;
import static io.ringtape.event.Nanos.MINUTE_NS;
import static io.ringtape.event.Nanos.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.market.Instrument;
import io.ringtape.polygon.stream.StatusWord;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionLifeTest {
    private static final List<Instrument> SPY = List.of(new Instrument(0, "SPY", 10_000, 100, false));

    private final List<String> said = new ArrayList<>();
    private final ConnectionLife life =
            new ConnectionLife(FeedSettingsForTests.usual(), new Topics(SPY), "KEY", new SaidEffects());
    private ScriptedConnection connection;
    private long nowNs = 1_000 * SECOND_NS;

    private final class SaidEffects implements ConnectionLife.Effects {
        @Override
        public StreamConnection dial() {
            said.add("dial");
            connection = new ScriptedConnection();
            return connection;
        }

        @Override
        public void onLive() {
            said.add("live");
        }

        @Override
        public void onLost(String reason) {
            said.add("lost: " + reason);
        }

        @Override
        public void onComplaint(boolean isRefusal, String reason) {
            said.add((isRefusal ? "refusal: " : "complaint: ") + reason);
        }
    }

    private final class ScriptedConnection implements StreamConnection {
        @Override
        public void send(String text) {
            said.add(text);
        }

        @Override
        public void ping() {
            said.add("ping");
        }

        @Override
        public void end(String reason) {
            said.add("end");
        }
    }

    private void pass(long ns) {
        nowNs += ns;
        life.onTime(nowNs);
    }

    /** Passes time while the server answers pings. */
    private void passAlive(int seconds) {
        for (int i = 0; i < seconds; i++) {
            pass(SECOND_NS);
            life.onPong(nowNs);
        }
    }

    private void status(StatusWord word, String message) {
        life.onStatus(word, message, nowNs);
    }

    private void logIn() {
        pass(0);
        status(StatusWord.CONNECTED, "Connected Successfully");
        status(StatusWord.AUTH_SUCCESS, "authenticated");
    }

    private void goLive() {
        logIn();
        for (String topic : List.of("T.SPY", "Q.SPY", "AM.SPY", "LULD.SPY")) {
            status(StatusWord.SUCCESS, "subscribed to: " + topic);
        }
    }

    /** Passes time second by second until it dials. Returns the seconds. */
    private long secondsUntilItDials() {
        said.clear();
        long seconds = 0;
        while (!said.contains("dial")) {
            pass(SECOND_NS);
            seconds++;
            assertThat(seconds).isLessThan(100);
        }
        return seconds;
    }

    @Test
    void saysNothingBeforeTheServerGreets() {
        pass(0);
        assertThat(said).containsExactly("dial");
        assertThat(life.stage()).isEqualTo(ConnectionStage.DIALLING);
    }

    @Test
    void sendsTheKeyThenTheTopicsAndGoesLiveWithTheLastAcknowledgement() {
        goLive();
        assertThat(said)
                .containsExactly(
                        "dial",
                        "{\"action\":\"auth\",\"params\":\"KEY\"}",
                        "{\"action\":\"subscribe\",\"params\":\"T.SPY,Q.SPY,AM.SPY,LULD.SPY\"}",
                        "live");
    }

    @Test
    void actsOnTheStatusWhateverTheMessage() {
        pass(0);
        status(StatusWord.CONNECTED, "bonjour");
        status(StatusWord.AUTH_SUCCESS, "");
        assertThat(life.stage()).isEqualTo(ConnectionStage.SUBSCRIBING);
    }

    @Test
    void refusesABadKeyForGood() {
        pass(0);
        status(StatusWord.CONNECTED, "");
        status(StatusWord.AUTH_FAILED, "Your plan doesn't include websocket access.");
        assertThat(life.stage()).isEqualTo(ConnectionStage.REFUSED);
        assertThat(life.reason()).contains("Your plan doesn't include websocket access.");
        said.clear();
        pass(MINUTE_NS);
        assertThat(said).isEmpty();
    }

    @Test
    void refusesTheStartWithoutAnAcknowledgementOfPrintsOrQuotes() {
        logIn();
        status(StatusWord.SUCCESS, "subscribed to: T.SPY");
        status(StatusWord.ERROR, "not authorized");
        status(StatusWord.SUCCESS, "subscribed to: AM.SPY");
        status(StatusWord.SUCCESS, "subscribed to: LULD.SPY");
        pass(4 * SECOND_NS);
        assertThat(life.stage()).isEqualTo(ConnectionStage.SUBSCRIBING);
        pass(2 * SECOND_NS);
        assertThat(life.stage()).isEqualTo(ConnectionStage.REFUSED);
        assertThat(life.reason()).contains("Q.SPY").contains("not authorized").doesNotContain("T.SPY");
    }

    @Test
    void countsAcknowledgementsWhateverTheirWords() {
        for (List<String> words : List.of(
                List.of("ok", "ok", "ok", "ok"),
                List.of("", "", "", ""),
                List.of("Subscribed to 'T.SPY'", "Subscribed to 'Q.SPY'", "topic AM.SPY: done", "LULD.SPY"),
                List.of("subscribed to: T.SPY,Q.SPY", "subscribed to: AM.SPY, LULD.SPY"),
                List.of("subscribed to: T.SPY", "ok", "ok", "subscribed to: LULD.SPY"))) {
            said.clear();
            logIn();
            for (int i = 0; i < words.size(); i++) {
                assertThat(life.stage()).as(words + " before " + i).isEqualTo(ConnectionStage.SUBSCRIBING);
                status(StatusWord.SUCCESS, words.get(i));
            }
            assertThat(life.stage()).as(words.toString()).isEqualTo(ConnectionStage.LIVE);
            assertThat(said).last().isEqualTo("live");
            life.onClosed("reset", nowNs);
            pass(31 * SECOND_NS);
        }
    }

    @Test
    void saysThatItCannotTellWhichTopicIsMissing() {
        logIn();
        status(StatusWord.SUCCESS, "subscribed to: T.SPY");
        status(StatusWord.SUCCESS, "ok");
        status(StatusWord.SUCCESS, "subscribed to: T.SPY");
        pass(6 * SECOND_NS);
        assertThat(life.stage()).isEqualTo(ConnectionStage.REFUSED);
        assertThat(life.reason()).isEqualTo("no acknowledgement of some of Q.SPY, AM.SPY, LULD.SPY");
    }

    @Test
    void goesLiveWithAComplaintWithoutBandsOrBars() {
        logIn();
        status(StatusWord.SUCCESS, "subscribed to: T.SPY");
        status(StatusWord.SUCCESS, "subscribed to: Q.SPY");
        said.clear();
        pass(6 * SECOND_NS);
        assertThat(said).containsExactly("complaint: no acknowledgement of AM.SPY, LULD.SPY", "live");
    }

    @Test
    void goesLiveWithAComplaintWhenPrintsAreRefusedLater() {
        goLive();
        life.onClosed("reset", nowNs);
        secondsUntilItDials();
        status(StatusWord.CONNECTED, "");
        status(StatusWord.AUTH_SUCCESS, "");
        said.clear();
        pass(6 * SECOND_NS);
        assertThat(said).hasSize(2).first().asString().contains("T.SPY");
        assertThat(life.stage()).isEqualTo(ConnectionStage.LIVE);
    }

    @Test
    void asksAgainForWhatWasNotAcknowledgedUntilItIs() {
        logIn();
        status(StatusWord.SUCCESS, "subscribed to: T.SPY");
        status(StatusWord.SUCCESS, "subscribed to: Q.SPY");
        pass(5 * SECOND_NS);
        said.clear();
        List<Long> asked = new ArrayList<>();
        for (long second = 1; second <= 200; second++) {
            pass(SECOND_NS);
            life.onPong(nowNs);
            if (said.remove("{\"action\":\"subscribe\",\"params\":\"AM.SPY,LULD.SPY\"}")) {
                asked.add(second);
                status(StatusWord.ERROR, "not authorized");
            }
        }
        assertThat(asked).containsExactly(5L, 15L, 35L, 75L, 135L, 195L);
        assertThat(said).containsOnly("ping");
        said.clear();
        status(StatusWord.SUCCESS, "subscribed to: LULD.SPY");
        assertThat(said).containsExactly("complaint: LULD.SPY is acknowledged");
        passAlive(60);
        assertThat(said).contains("{\"action\":\"subscribe\",\"params\":\"AM.SPY\"}");
        status(StatusWord.SUCCESS, "subscribed to: AM.SPY");
        said.clear();
        passAlive(120);
        assertThat(said).containsOnly("ping");
    }

    @Test
    void tellsOfAnErrorThatIsNoAnswerToAQuestion() {
        logIn();
        status(StatusWord.SUCCESS, "subscribed to: T.SPY");
        status(StatusWord.SUCCESS, "subscribed to: Q.SPY");
        pass(5 * SECOND_NS);
        said.clear();
        status(StatusWord.ERROR, "overloaded");
        assertThat(said).containsExactly("complaint: the vendor says: overloaded");
    }

    @Test
    void pingsAndTakesAMuteServerForDead() {
        goLive();
        said.clear();
        for (int second = 0; second < 60; second++) {
            pass(SECOND_NS);
            life.onPong(nowNs);
        }
        assertThat(said).hasSize(6).containsOnly("ping");
        said.clear();
        for (int second = 0; second < 26; second++) {
            pass(SECOND_NS);
        }
        assertThat(said).containsSubsequence("ping", "end", "lost: no answer to a ping");
    }

    @Test
    void givesUpAServerThatNeverGreets() {
        pass(0);
        pass(11 * SECOND_NS);
        assertThat(said).containsExactly("dial", "end");
        assertThat(life.stage()).isEqualTo(ConnectionStage.WAITING);
    }

    @Test
    void waitsLongerWithEachFailureUpToTheLongest() {
        pass(0);
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            life.onClosed("reset", nowNs);
            long fromNs = nowNs;
            said.clear();
            while (said.isEmpty()) {
                pass(10 * MILLI_NS);
            }
            waits.add((nowNs - fromNs) / MILLI_NS);
        }
        for (int i = 0; i < waits.size(); i++) {
            long longest = Math.min(500L << i, 30_000);
            assertThat(waits.get(i)).as("wait %s", i).isBetween(longest / 2, longest + 20);
        }
    }

    @Test
    void startsTheWaitsAnewOnlyAfterALifeOfTenSeconds() {
        for (int i = 0; i < 12; i++) {
            goLive();
            pass(9 * SECOND_NS);
            life.onClosed("reset", nowNs);
            pass(31 * SECOND_NS);
        }
        life.onClosed("reset", nowNs);
        assertThat(secondsUntilItDials()).isGreaterThan(10);
        status(StatusWord.CONNECTED, "");
        status(StatusWord.AUTH_SUCCESS, "");
        for (String topic : List.of("T.SPY", "Q.SPY", "AM.SPY", "LULD.SPY")) {
            status(StatusWord.SUCCESS, "subscribed to: " + topic);
        }
        pass(11 * SECOND_NS);
        life.onClosed("reset", nowNs);
        assertThat(secondsUntilItDials()).isEqualTo(1);
    }

    @Test
    void acceptedThenDroppedForEverDoesNotSpin() {
        int dials = 0;
        for (int second = 0; second < 600; second++) {
            said.clear();
            pass(SECOND_NS);
            if (said.contains("dial")) {
                dials++;
                status(StatusWord.CONNECTED, "");
                status(StatusWord.AUTH_SUCCESS, "");
                life.onClosed("dropped", nowNs);
            }
        }
        assertThat(dials).isBetween(20, 50);
    }

    @Test
    void waitsAMinuteAfterAnEviction() {
        goLive();
        status(StatusWord.MAX_CONNECTIONS, "Maximum number of websocket connections exceeded. ");
        assertThat(said).contains("end").anyMatch(line -> line.startsWith("lost: the vendor took the connection away"));
        assertThat(life.reason()).endsWith("; end the other program that uses the key; next attempt in 60 s");
        assertThat(secondsUntilItDials()).isEqualTo(60);
    }

    @Test
    void staysOutAfterThreeEvictionsUntilTheOperatorSaysResume() {
        for (int i = 0; i < 3; i++) {
            goLive();
            status(StatusWord.MAX_CONNECTIONS, "You may only use 1 connections at a time.");
            if (i < 2) {
                pass(61 * SECOND_NS);
            }
        }
        assertThat(life.stage()).isEqualTo(ConnectionStage.BARRED);
        assertThat(said)
                .last()
                .asString()
                .contains("another client uses this key")
                .contains("RESUME");
        said.clear();
        pass(60 * MINUTE_NS);
        assertThat(said).isEmpty();
        life.resume(nowNs);
        pass(0);
        assertThat(said).containsExactly("dial");
    }

    @Test
    void forgetsEvictionsAfterTenMinutes() {
        for (int i = 0; i < 5; i++) {
            goLive();
            status(StatusWord.MAX_CONNECTIONS, "");
            pass(6 * MINUTE_NS);
        }
        assertThat(life.stage()).isNotEqualTo(ConnectionStage.BARRED);
    }

    @Test
    void resumeDoesNothingElsewhere() {
        goLive();
        said.clear();
        life.resume(nowNs);
        assertThat(said).isEmpty();
        assertThat(life.stage()).isEqualTo(ConnectionStage.LIVE);
    }

    @Test
    void listensOnlyToTheConnectionOfNow() {
        goLive();
        StreamConnection first = connection;
        assertThat(life.is(first)).isTrue();
        life.onClosed("reset", nowNs);
        assertThat(life.is(first)).isFalse();
        secondsUntilItDials();
        assertThat(life.is(first)).isFalse();
        assertThat(life.is(connection)).isTrue();
    }

    @Test
    void complainsOfAStatusItDoesNotKnow() {
        goLive();
        status(StatusWord.UNKNOWN, "maintenance");
        assertThat(said).last().asString().contains("maintenance");
        assertThat(life.stage()).isEqualTo(ConnectionStage.LIVE);
    }

    @Test
    void aConnectionThatIsOfNoUseDidNotSurvive() {
        for (int i = 0; i < 8; i++) {
            goLive();
            pass(11 * SECOND_NS);
            life.giveUp("late", nowNs);
            pass(31 * SECOND_NS);
        }
        life.giveUp("late", nowNs);
        assertThat(secondsUntilItDials()).isGreaterThan(10);
    }

    @Test
    void endsForGood() {
        goLive();
        life.end();
        assertThat(said).endsWith("end", "lost: closed");
        said.clear();
        pass(MINUTE_NS);
        assertThat(said).isEmpty();
    }
}
