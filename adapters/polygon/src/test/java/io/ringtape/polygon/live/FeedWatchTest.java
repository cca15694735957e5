package io.ringtape.polygon.live;

import static io.ringtape.event.Nanos.MILLI_NS;
import static io.ringtape.event.Nanos.MINUTE_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Event;
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

    private final List<String> said = new ArrayList<>();
    private final PolygonFeed.Subscription subscription = new PolygonFeed.Subscription(
            FeedSettingsForTests.usual(),
            "KEY",
            TickingDay.BOTH,
            TickingDay.of(1).session(),
            List.of());
    private final StreamReader reader = new StreamReader(subscription, new ForgettingSink(), (from, status) -> {});
    private final FeedWatch watch = new FeedWatch(subscription, () -> TickingDay.OPEN_NS, reader, new SaidEffects());

    /** Takes everything and keeps nothing. */
    private static final class ForgettingSink implements MarketDataSink {
        @Override
        public boolean publishQuote(Quote quote) {
            return true;
        }

        @Override
        public boolean publishTrade(Trade trade) {
            return true;
        }

        @Override
        public void publishWaiting(Event event) {}

        @Override
        public void publishYielding(Event event) {}

        @Override
        public boolean flush() {
            return true;
        }

        @Override
        public void drain() {}
    }

    private final class SaidEffects implements FeedWatch.Effects {
        @Override
        public void onHole(Hole hole, StreamResumption back) {
            said.add("hole of " + hole.instrument());
        }

        @Override
        public void onSilent(int instrument) {
            said.add("silent: " + instrument);
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
        reader.begin(() -> CONNECTION);
        reader.goLive(TickingDay.OPEN_NS);
        watch.onLive();
        said.clear();
        watch.onTime(0, true);
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
}
