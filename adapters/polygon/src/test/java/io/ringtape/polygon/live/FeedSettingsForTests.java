package io.ringtape.polygon.live;

import static io.ringtape.event.Nanos.MILLI_NS;
import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.market.FeedSettings;
import io.ringtape.polygon.sim.SimulatedPolygon;
import java.util.function.UnaryOperator;

/** Settings of a feed. */
final class FeedSettingsForTests {
    private FeedSettingsForTests() {}

    /** Returns the defaults, of a server that nobody dials. */
    static FeedSettings usual() {
        return new FeedSettings(
                new FeedSettings.Hosts("ws://127.0.0.1:1/stocks", "http://127.0.0.1:1"),
                new FeedSettings.Answers(10 * SECOND_NS, 10 * SECOND_NS, 5 * SECOND_NS),
                new FeedSettings.Watch(
                        10 * SECOND_NS,
                        25 * SECOND_NS,
                        5 * SECOND_NS,
                        10 * SECOND_NS,
                        30 * SECOND_NS,
                        0.01,
                        60 * SECOND_NS),
                new FeedSettings.Retry(500 * MILLI_NS, 30 * SECOND_NS, 10 * SECOND_NS, 60 * SECOND_NS, 3),
                new FeedSettings.Filling(2 * SECOND_NS, 3 * SECOND_NS, 60 * SECOND_NS, 20),
                new FeedSettings.Options(0, 0.02, 3));
    }

    /** Returns settings of a server in this process, with short waits. */
    static FeedSettings quick(SimulatedPolygon server) {
        return new FeedSettings(
                new FeedSettings.Hosts(
                        server.webSocketUri().toString(), server.httpUri().toString()),
                new FeedSettings.Answers(3 * SECOND_NS, 3 * SECOND_NS, 2 * SECOND_NS),
                new FeedSettings.Watch(
                        200 * MILLI_NS, 5 * SECOND_NS, 5 * SECOND_NS, SECOND_NS, 30 * SECOND_NS, 0.01, 60 * SECOND_NS),
                new FeedSettings.Retry(20 * MILLI_NS, 100 * MILLI_NS, 10 * SECOND_NS, 200 * MILLI_NS, 3),
                new FeedSettings.Filling(2 * SECOND_NS, 50 * MILLI_NS, 20 * SECOND_NS, 0),
                new FeedSettings.Options(0, 0.02, 3));
    }

    static FeedSettings withWatch(FeedSettings settings, UnaryOperator<FeedSettings.Watch> change) {
        return new FeedSettings(
                settings.hosts(),
                settings.answers(),
                change.apply(settings.watch()),
                settings.retry(),
                settings.filling(),
                settings.options());
    }

    /** Returns settings by which a symbol counts as silent after {@code ns}. */
    static FeedSettings silentAfter(FeedSettings settings, long ns) {
        return withWatch(
                settings,
                watch -> new FeedSettings.Watch(
                        watch.pingEveryNs(),
                        watch.deadAfterNs(),
                        watch.maxLagNs(),
                        watch.lateForNs(),
                        ns,
                        watch.maxBadEventShare(),
                        watch.maxAheadNs()));
    }

    static FeedSettings withRetry(FeedSettings settings, UnaryOperator<FeedSettings.Retry> change) {
        return new FeedSettings(
                settings.hosts(),
                settings.answers(),
                settings.watch(),
                change.apply(settings.retry()),
                settings.filling(),
                settings.options());
    }

    static FeedSettings withFilling(FeedSettings settings, UnaryOperator<FeedSettings.Filling> change) {
        return new FeedSettings(
                settings.hosts(),
                settings.answers(),
                settings.watch(),
                settings.retry(),
                change.apply(settings.filling()),
                settings.options());
    }

    static FeedSettings withOptions(FeedSettings settings, FeedSettings.Options options) {
        return new FeedSettings(
                settings.hosts(), settings.answers(), settings.watch(), settings.retry(), settings.filling(), options);
    }
}
