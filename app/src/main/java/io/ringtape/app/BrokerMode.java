package io.ringtape.app;

import static io.ringtape.event.Nanos.SECOND_NS;

import io.ringtape.order.BrokerSettings;
import java.util.Locale;

/** Which of the broker's two hosts is meant; each has tokens and accounts of its own. */
enum BrokerMode {
    /** Orders without money. */
    SANDBOX("https://sandbox.tradier.com", "wss://sandbox-ws.tradier.com/v1/accounts/events"),

    /** Orders with money. */
    LIVE("https://api.tradier.com", "wss://ws.tradier.com/v1/accounts/events");

    private static final long SANDBOX_POLL_NS = 2 * SECOND_NS;
    private static final int SANDBOX_PER_MINUTE = 60;

    private final String restUrl;
    private final String streamUrl;

    BrokerMode(String restUrl, String streamUrl) {
        this.restUrl = restUrl;
        this.streamUrl = streamUrl;
    }

    /** Returns its name on the command line. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the settings for this mode. A file that names no host leaves it open, and so does one that names the
     * host of production, which is the default; any other host, such as one on this machine, stays.
     */
    BrokerSettings of(BrokerSettings settings, UsageProblems problems) {
        String host = settings.hosts().restUrl();
        if (this == LIVE && host.equals(SANDBOX.restUrl)) {
            problems.add("--mode live: broker.restUrl is " + host + ", wanted " + restUrl);
        }
        if (this == LIVE || !host.equals(LIVE.restUrl)) {
            return settings;
        }
        BrokerSettings.Watch watch = settings.watch();
        BrokerSettings.Budget budget = settings.budget();
        return new BrokerSettings(
                new BrokerSettings.Hosts(restUrl, streamUrl, settings.hosts().accountStream()),
                settings.answers(),
                new BrokerSettings.Watch(
                        Math.max(watch.pollEveryNs(), SANDBOX_POLL_NS),
                        watch.reconcileEveryNs(),
                        watch.accountEveryNs(),
                        watch.silentAfterNs()),
                settings.guarding(),
                new BrokerSettings.Budget(
                        budget.tradingPerMinute(),
                        Math.min(budget.standardPerMinute(), SANDBOX_PER_MINUTE),
                        budget.reservedRequests()));
    }
}
