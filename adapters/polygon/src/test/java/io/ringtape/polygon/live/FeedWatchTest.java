package io.ringtape.polygon.live;

import static io.ringtape.event.Nanos.MILLI_NS;
import static io.ringtape.event.Nanos.MINUTE_NS;
import static io.ringtape.event.Nanos.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Event;
import io.ringtape.event.MarketState;
import io.ringtape.event.MarketStatus;
import io.ringtape.event.Quote;
import io.ringtape.event.Trade;
import io.ringtape.market.MarketDataSink;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedWatchTest {
    private static final StreamConnection CONNECTION = new StreamConnection() {
        @Override
        public void send(String text) {}

        @Override
        public void ping() {}

        @Override
        public void end(String reason) {}
    };

    private long nowNs = TickingDay.OPEN_NS;
    private final List<String> said = new ArrayList<>();
    private final PolygonFeed.Subscription subscription = new PolygonFeed.Subscription(
            FeedSettingsForTests.usual(),
            "KEY",
            TickingDay.BOTH,
            TickingDay.of(1).session(),
            List.of());
    private final List<Hole> holes = new ArrayList<>();
    private final List<StreamResumption> backs = new ArrayList<>();
    private final List<MarketStatus> halts = new ArrayList<>();
    private final StreamReader reader = new StreamReader(subscription, new RoomySink(), (from, status) -> {});
    private final FeedWatch watch = new FeedWatch(subscription, () -> nowNs, reader, new SaidEffects());
    private boolean takesTrades = true;
    private boolean hasRoom = true;
    private int sequence;

    /** Takes everything, as long as it has room, and keeps halts. */
    private final class RoomySink implements MarketDataSink {
        @Override
        public boolean publishQuote(Quote quote) {
            return true;
        }

        @Override
        public boolean publishTrade(Trade trade) {
            return takesTrades;
        }

        @Override
        public void publishWaiting(Event event) {
            halts.add((MarketStatus) Event.copyOf(event));
        }

        @Override
        public void publishYielding(Event event) {}

        @Override
        public boolean flush() {
            return hasRoom;
        }

        @Override
        public void drain() {}
    }

    private final class SaidEffects implements FeedWatch.Effects {
        @Override
        public void onHole(Hole hole, StreamResumption back) {
            said.add("hole of " + hole.instrument());
            holes.add(hole);
            backs.add(back);
        }

        @Override
        public void onSilent(int instrument) {
            said.add("silent: " + instrument);
        }

        @Override
        public void onStalled(long silentNs) {
            said.add("stalled for " + silentNs / SECOND_NS + " s");
        }

        @Override
        public void onHeard(int instrument) {
            said.add("heard: " + instrument);
        }

        @Override
        public void onLate(long lagNs) {
            said.add("late");
        }

        @Override
        public void onUnreadable(long events, String worst) {
            said.add(events + " unreadable, most of them: " + worst);
        }

        @Override
        public void onUnknownKeys(List<String> names) {
            said.add("unknown keys: " + names);
        }

        @Override
        public void onUseless(String reason) {
            said.add("useless: " + reason);
        }
    }

    private void live() {
        reconnect();
        watch.onTime(0, true);
    }

    /** Goes live, and forgets the holes before. */
    private void reconnect() {
        said.clear();
        holes.clear();
        backs.clear();
        reader.begin(() -> CONNECTION);
        watch.onLive();
        reader.goLive(nowNs);
        said.clear();
    }

    private void lose() {
        reader.stop();
        watch.onLost();
    }

    /** Receives an event of SPY, {@code lagNs} after its SIP time. */
    private void receive(String kind, String fields, long sipNs, long lagNs) {
        byte[] frame = ("[{\"ev\":\"" + kind + "\",\"sym\":\"SPY\"," + fields + ",\"t\":" + sipNs / MILLI_NS + ",\"q\":"
                        + ++sequence + "}]")
                .getBytes(StandardCharsets.UTF_8);
        nowNs = sipNs + lagNs;
        reader.onFrame(CONNECTION, frame, 0, frame.length, nowNs);
    }

    private void print(long sipNs, long lagNs) {
        receive("T", "\"x\":11,\"i\":\"1\",\"p\":500,\"s\":100", sipNs, lagNs);
    }

    private void quote(long sipNs, long lagNs, int condition) {
        receive("Q", "\"bx\":11,\"bp\":500,\"bs\":1,\"ax\":12,\"ap\":500.01,\"as\":1,\"c\":" + condition, sipNs, lagNs);
    }

    /** Receives prints of SPY at the open, by the clock {@code aheadNs} before it. */
    private void receive(int prints, double price, long aheadNs) {
        for (int i = 0; i < prints; i++) {
            String frame = "[{\"ev\":\"T\",\"sym\":\"SPY\",\"x\":11,\"i\":\"1\",\"p\":" + price + ",\"s\":100,\"t\":"
                    + TickingDay.OPEN_NS / MILLI_NS + ",\"q\":" + (i + 1) + "}]";
            receive(frame, TickingDay.OPEN_NS - aheadNs);
        }
    }

    private void receive(String frame) {
        receive(frame, TickingDay.OPEN_NS);
    }

    private void receive(String frame, long receiveNs) {
        byte[] bytes = frame.getBytes(StandardCharsets.UTF_8);
        reader.onFrame(CONNECTION, bytes, 0, bytes.length, receiveNs);
    }

    @Test
    void absurdPricesAndTimesAboveOnePercentOfAMinuteAreAlertedOnceAMinute() {
        live();
        receive(970, 500, 0);
        receive(20, 500, 2 * MINUTE_NS);
        receive(10, 0, 0);
        watch.onTime(MINUTE_NS - 1, true);
        assertThat(said).isEmpty();
        watch.onTime(MINUTE_NS, true);
        assertThat(said).containsExactly("30 unreadable, most of them: ahead of the clock");
        receive(1_000, 500, 0);
        watch.onTime(2 * MINUTE_NS, true);
        assertThat(said).hasSize(1);
    }

    @Test
    void eventsOfUnknownKindsCountAsUnreadable() {
        live();
        receive(970, 500, 0);
        for (int i = 0; i < 20; i++) {
            receive("[{\"ev\":\"FMV\",\"sym\":\"SPY\",\"fmv\":500.1}]");
        }
        receive(10, 0, 0);
        watch.onTime(MINUTE_NS, true);
        assertThat(said).containsExactly("30 unreadable, most of them: unknown kind");
    }

    @Test
    void framesWithoutAnEndCountAsUnreadable() {
        live();
        receive(970, 500, 0);
        for (int i = 0; i < 30; i++) {
            receive("[{\"ev\":\"T\",\"sym\":\"SPY\"");
        }
        watch.onTime(MINUTE_NS, true);
        assertThat(said).containsExactly("30 unreadable, most of them: broken frame");
    }

    @Test
    void unknownKeysAreToldOnce() {
        live();
        String quote = "[{\"ev\":\"Q\",\"sym\":\"SPY\",\"zz\":1,\"yy\":2}]";
        receive(quote);
        watch.onTime(1, true);
        assertThat(said).containsExactly("unknown keys: [Q.zz, Q.yy]");
        receive(quote);
        receive(quote.replace("yy", "xx"));
        watch.onTime(2, true);
        watch.onTime(3, true);
        assertThat(said).containsExactly("unknown keys: [Q.zz, Q.yy]", "unknown keys: [Q.xx]");
    }

    @Test
    void onePercentOfAMinuteIsNoAlert() {
        live();
        receive(990, 500, 0);
        receive(10, 20_000_000, 0);
        watch.onTime(MINUTE_NS, true);
        assertThat(said).isEmpty();
    }

    @Test
    void aReconnectOpensAHoleThoughTheClockIsSlow() {
        live();
        print(TickingDay.at(1), -SECOND_NS);
        lose();
        nowNs += SECOND_NS / 4;
        reconnect();
        assertThat(holes).contains(new Hole(0, TickingDay.at(0), TickingDay.at(0.25)));
    }

    @Test
    void aReconnectOpensAHoleAfterAPrintAheadOfTheClock() {
        live();
        print(TickingDay.at(1), 0);
        print(TickingDay.at(51), -50 * SECOND_NS);
        lose();
        nowNs = TickingDay.at(2);
        reconnect();
        assertThat(holes).contains(new Hole(0, TickingDay.at(1), TickingDay.at(2)));
    }

    @Test
    void aReconnectOpensAHoleThoughTheClockWentBack() {
        live();
        print(TickingDay.at(10), 0);
        lose();
        nowNs = TickingDay.at(8);
        reconnect();
        assertThat(holes).contains(new Hole(0, TickingDay.at(10), TickingDay.at(10)));
    }

    @Test
    void aHoleWhosePrintTheWatchDidNotSeeInTimeIsNotLost() {
        live();
        StreamResumption back = backs.get(0);
        print(TickingDay.at(3), 0);
        lose();
        assertThat(back.isLost()).isFalse();
        assertThat(back.firstPrintNs()).isEqualTo(TickingDay.at(3));
    }

    @Test
    void theHoleAfterAStreamWithoutPrintsCoversTheOneBeforeIt() {
        live();
        print(TickingDay.at(1), 0);
        takesTrades = false;
        print(TickingDay.at(2), 0);
        takesTrades = true;
        print(TickingDay.at(3), 0);
        lose();
        reconnect();
        assertThat(holes.get(0).fromNs()).isEqualTo(TickingDay.at(2));
        lose();
        assertThat(backs.get(0).isLost()).isTrue();
        reconnect();
        assertThat(holes.get(0).fromNs()).isEqualTo(TickingDay.at(2));
    }

    @Test
    void printsThatFoundNoRoomAreAHoleOnceTheirGapIsTold() {
        live();
        holes.clear();
        takesTrades = false;
        hasRoom = false;
        print(TickingDay.at(2), 0);
        watch.onTime(1, true);
        watch.onTime(2, true);
        assertThat(holes).isEmpty();
        hasRoom = true;
        watch.onTime(3, true);
        assertThat(holes).containsExactly(new Hole(0, TickingDay.at(2), TickingDay.at(2)));
    }

    /** Looks ten times a second, after a print and a quote of those lags; the first second is 0. */
    private void second(int number, long printLagNs, long quoteLagNs) {
        for (int tenth = 1; tenth <= 10; tenth++) {
            print(TickingDay.at(number + tenth / 10.0), printLagNs);
            quote(TickingDay.at(number + tenth / 10.0), quoteLagNs, 1);
            watch.onTime(number * SECOND_NS + tenth * SECOND_NS / 10, true);
        }
    }

    @Test
    void quotesInTimeDoNotHideLatePrints() {
        live();
        for (int i = 0; i <= 12; i++) {
            second(i, 60 * SECOND_NS, 0);
        }
        assertThat(said).containsExactly("late");
    }

    @Test
    void aLateReportAmongPrintsInTimeIsNoLag() {
        live();
        for (int i = 0; i <= 20; i++) {
            print(TickingDay.at(i), 500 * SECOND_NS);
            second(i, 0, 0);
        }
        assertThat(said).isEmpty();
    }

    @Test
    void oneFreshEventDoesNotEndTheSearchForADelayedPlan() {
        live();
        print(TickingDay.at(0), 0);
        for (int i = 0; i <= 12; i++) {
            second(i, 900 * SECOND_NS, 900 * SECOND_NS);
        }
        assertThat(said).anyMatch(line -> line.startsWith("useless: events are 900 s old"));
    }

    @Test
    void aPlanThatGaveFreshEventsForLongIsNotADelayedOne() {
        live();
        for (int i = 0; i <= 40; i++) {
            second(i, i < 15 ? 0 : 900 * SECOND_NS, 0);
        }
        assertThat(said).contains("late").noneMatch(line -> line.startsWith("useless"));
    }

    @Test
    void aHaltToldBeforeTheFeedIsLiveKeepsItsKindAndTime() {
        live();
        lose();
        reader.begin(() -> CONNECTION);
        quote(TickingDay.at(2), 0, 43);
        nowNs = TickingDay.at(5);
        watch.onLive();
        reader.goLive(nowNs);
        assertThat(halts).hasSize(1);
        assertThat(halts.get(0).state).isEqualTo(MarketState.PAUSED);
        assertThat(halts.get(0).sipNs).isEqualTo(TickingDay.at(2));
        assertThat(halts.get(0).receiveNs).isEqualTo(TickingDay.at(5));
    }

    @Test
    void aHaltThatBeganAndEndedBeforeTheFeedIsLiveIsNotTold() {
        reader.begin(() -> CONNECTION);
        quote(TickingDay.at(2), 0, 43);
        quote(TickingDay.at(3), 0, 16);
        reader.goLive(nowNs);
        assertThat(halts).isEmpty();
    }

    /** Looks ten times a second from one second after the open to another, by both clocks. */
    private void lookFromTo(int fromSecond, int toSecond) {
        for (long ns = fromSecond * SECOND_NS; ns < toSecond * SECOND_NS; ns += 100 * MILLI_NS) {
            nowNs = TickingDay.OPEN_NS + ns;
            watch.onTime(ns, true);
        }
    }

    private static String halt(String symbol, int condition) {
        return "[{\"ev\":\"Q\",\"sym\":\"" + symbol + "\",\"bx\":11,\"bp\":500,\"bs\":1,\"ax\":12,\"ap\":501,\"as\":1,"
                + "\"c\":" + condition + ",\"t\":" + TickingDay.OPEN_NS / MILLI_NS + ",\"q\":1}]";
    }

    @Test
    void aConnectionThatBringsNothingIsStalledAtMostOnceAMinute() {
        live();
        receive(10, 500, 0);
        lookFromTo(0, 32);
        assertThat(said).isEmpty();
        lookFromTo(32, 92);
        assertThat(said).containsExactly("stalled for 32 s");
        lookFromTo(92, 93);
        assertThat(said).containsExactly("stalled for 32 s", "stalled for 92 s");
    }

    @Test
    void anEventOfOneSymbolIsNoStall() {
        live();
        lookFromTo(0, 20);
        receive(halt("QQQ", 1), nowNs);
        lookFromTo(20, 50);
        assertThat(said).noneMatch(each -> each.startsWith("stalled"));
    }

    @Test
    void symbolsThatAreAllHaltedAreNoStall() {
        live();
        receive(halt("SPY", 43));
        receive(halt("QQQ", 43));
        lookFromTo(0, 300);
        assertThat(said).isEmpty();
    }

    @Test
    void theHoursAroundTheRegularSessionAreNoStall() {
        nowNs = TickingDay.OPEN_NS - 300 * SECOND_NS;
        live();
        lookFromTo(-300, 30);
        assertThat(said).isEmpty();
        int close = (int) ((subscription.session().closeNs() - TickingDay.OPEN_NS) / SECOND_NS);
        lookFromTo(close, close + 300);
        assertThat(said).isEmpty();
    }
}
