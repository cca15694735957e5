package io.ringtape.polygon.live;

import static io.ringtape.event.Nanos.MILLI_NS;

import io.ringtape.event.FeedState;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.market.FeedSettings;
import io.ringtape.market.Instrument;
import io.ringtape.market.MarketDataSink;
import io.ringtape.polygon.rest.OptionFetch;
import io.ringtape.polygon.rest.OptionSnapshots;
import io.ringtape.polygon.rest.OptionWindow;
import io.ringtape.polygon.rest.PageEnd;
import io.ringtape.polygon.rest.RestAccess;
import io.ringtape.polygon.rest.RestClient;
import io.ringtape.polygon.rest.RestException;
import io.ringtape.polygon.rest.RestTiming;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.IntToLongFunction;
import java.util.function.LongSupplier;

/**
 * Asks every few seconds for the option contracts of each instrument whose strike is near its last price and whose
 * expiry is near, and publishes their quotes. A request that fails is told, once for each symbol and kind of failure, and
 * the next one is made when it is due. For a thread of its own.
 */
final class OptionPoller {
    /** One attempt, because another snapshot is due soon. */
    private static final RestTiming ONCE = new RestTiming(10_000, 20_000, 1, 1, 0, 0);

    private static final long LOOK_EVERY_NS = 100 * MILLI_NS;

    private final FeedSettings.Options settings;
    private final List<Instrument> instruments;
    private final LocalDate today;
    private final OptionSnapshots snapshots;
    private final LongSupplier clock;
    private final IntToLongFunction lastPrices;
    private final Set<String> toldKinds = new HashSet<>();
    private StatusPublisher statuses;

    private OptionPoller(
            PolygonFeed.Subscription subscription,
            OptionSnapshots snapshots,
            LongSupplier clock,
            IntToLongFunction lastPrices) {
        settings = subscription.settings().options();
        instruments = subscription.instruments();
        today = subscription.session().date();
        this.snapshots = snapshots;
        this.clock = clock;
        this.lastPrices = lastPrices;
    }

    /**
     * Returns a poller of the vendor's REST.
     *
     * @param clock the session's time, epoch nanoseconds
     * @param lastPrices the last price of an instrument, or missing as long as there is none
     */
    static OptionPoller of(PolygonFeed.Subscription subscription, LongSupplier clock, IntToLongFunction lastPrices) {
        RestAccess access = RestAccess.of(subscription.settings().hosts(), subscription.key());
        OptionSnapshots snapshots = new OptionSnapshots(new RestClient(access, ONCE), clock);
        return new OptionPoller(subscription, snapshots, clock, lastPrices);
    }

    /** Asks until it is interrupted. */
    void run(MarketDataSink sink) throws InterruptedException {
        statuses = new StatusPublisher(sink, clock);
        long[] dueNs = new long[instruments.size()];
        while (true) {
            for (Instrument instrument : instruments) {
                long nowNs = clock.getAsLong();
                if (nowNs >= dueNs[instrument.id()]) {
                    long price = lastPrices.applyAsLong(instrument.id());
                    if (Missing.isPresent(price)) {
                        dueNs[instrument.id()] = nowNs + settings.optionsEveryNs();
                        ask(instrument, price, sink);
                    }
                }
            }
            TimeUnit.NANOSECONDS.sleep(LOOK_EVERY_NS);
        }
    }

    private void ask(Instrument instrument, long price, MarketDataSink sink) throws InterruptedException {
        String symbol = instrument.symbol();
        String of = "option snapshots of " + symbol;
        try {
            OptionFetch fetch = snapshots.fetch(instrument, near(price), sink::publishYielding);
            if (fetch.end() == PageEnd.REPEATED_PAGE) {
                tell(symbol, "REPEATED_PAGE", of + " may be incomplete: the vendor's pages repeat");
            }
            if (!fetch.badRows().isEmpty()) {
                tell(symbol, "BAD_ROWS", of + " have rows that cannot be used: " + fetch.badRows());
            }
            if (fetch.delayed()) {
                tell(symbol, "DELAYED", of + " are delayed, by the plan of the key");
            }
        } catch (RestException e) {
            tell(symbol, e.failure().name(), of + " failed: " + e.getMessage());
        } catch (IOException e) {
            tell(symbol, "UNREADABLE", of + " failed: " + e.getMessage());
        }
    }

    private OptionWindow near(long price) {
        long distance = Micros.ofDouble(Micros.toDouble(price) * settings.optionsStrikeShare());
        return new OptionWindow(
                price - distance, price + distance, today, today.plusDays(settings.optionsExpiryDays()));
    }

    private void tell(String symbol, String kind, String what) {
        if (toldKinds.add(symbol + " " + kind)) {
            statuses.all(FeedState.NOTICE, what);
        }
    }
}
