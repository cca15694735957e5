package io.ringtape.market;

import io.ringtape.setting.Checked;
import io.ringtape.setting.IfAbsent;
import io.ringtape.setting.Objections;
import io.ringtape.setting.Range;
import io.ringtape.setting.Setting;
import io.ringtape.setting.SettingUnit;
import io.ringtape.setting.Word;
import java.util.Locale;

/** How a live feed reaches its vendor, watches the stream, and fills what is missing. */
public record FeedSettings(Hosts hosts, Answers answers, Watch watch, Retry retry, Filling filling, Options options)
        implements Checked {
    /** The settings of a tape without them, as a file would have them: the defaults. */
    public static final String USUAL = "{streamUrl: wss://socket.massive.com/stocks, restUrl: https://api.massive.com,"
            + " connectWithinSeconds: 10, loginWithinSeconds: 10, subscribeWithinSeconds: 5, pingEverySeconds: 10,"
            + " deadAfterSeconds: 25, maxLagMillis: 5000, lateForSeconds: 10, silentAfterSeconds: 30,"
            + " maxBadEventShare: 0.01, firstRetryMillis: 500, maxReconnectSeconds: 30, survivedAfterSeconds: 10,"
            + " evictedWaitSeconds: 60, maxEvictions: 3, fillMarginSeconds: 2, settledAfterSeconds: 6,"
            + " fillWithinSeconds: 60, historySessions: 20, optionsEverySeconds: 0, optionsStrikeShare: 0.02,"
            + " optionsExpiryDays: 3}";

    private static final String DELAYED = "wss://delayed";

    /** Where the vendor is. */
    public record Hosts(
            @Setting("Address of the stream, which the vendor also serves as socket.polygon.io; without encryption (ws)"
                    + " only on this machine.")
            @Word(
                    pattern = "wss://[^/?#@\\s]+(/[^?#\\s]*)?|ws://(127\\.0\\.0\\.1|localhost)(:[0-9]+)?(/[^?#\\s]*)?",
                    wanted = "a wss address, or ws on 127.0.0.1")
            String streamUrl,

            @Setting("Address of the vendor's history, from which holes are filled; without encryption (http) only on"
                    + " this machine.")
            @Word(
                    pattern = "https://[^/?#@\\s]+|http://(127\\.0\\.0\\.1|localhost)(:[0-9]+)?",
                    wanted = "an https address without a path, or http on 127.0.0.1")
            String restUrl) {}

    /** How long the server may take to answer. */
    public record Answers(
            @Setting("Time to connect and to be greeted.") @Range(min = 1, max = 120, unit = SettingUnit.SECONDS)
            long connectWithinNs,

            @Setting("Time for the answer to the key.") @Range(min = 1, max = 120, unit = SettingUnit.SECONDS)
            long loginWithinNs,

            @Setting("Time for the acknowledgement of every topic.")
            @Range(min = 1, max = 120, unit = SettingUnit.SECONDS)
            long subscribeWithinNs) {}

    /** When the stream counts as lost, late or silent. */
    public record Watch(
            @Setting("Time between pings.") @Range(min = 0.1, max = 60, unit = SettingUnit.SECONDS)
            long pingEveryNs,

            @Setting("Time without an answer to a ping after which the connection is replaced.")
            @Range(min = 0.2, max = 300, unit = SettingUnit.SECONDS)
            long deadAfterNs,

            @Setting("Lag, receive time less SIP time, above which the stream counts as late.")
            @Range(min = 1, max = 10 * Range.MINUTE_MILLIS, unit = SettingUnit.MILLIS)
            long maxLagNs,

            @Setting("Time for which the stream may be late before the connection is replaced.")
            @Range(min = 1, max = 600, unit = SettingUnit.SECONDS)
            long lateForNs,

            @Setting("Time in the regular session without an event of a symbol, while another has some, after which the"
                    + " symbol counts as silent.")
            @Range(min = 1, max = Range.DAY_SECONDS, unit = SettingUnit.SECONDS)
            long silentAfterNs,

            @Setting("Share of a minute's events that could not be read above which an alert is raised.")
            @Range(max = 1)
            double maxBadEventShare,

            @Setting(
                    "Time by which an event may be ahead of this machine's clock, which must be right to less than that; one"
                            + " that is farther ahead is not read.")
            @Range(min = 1, max = Range.DAY_SECONDS, unit = SettingUnit.SECONDS)
            @IfAbsent("60")
            long maxAheadNs) {}

    /** When a lost connection is tried again. */
    public record Retry(
            @Setting("First wait before another attempt; doubles with each failure, and varies by chance.")
            @Range(min = 1, max = Range.MINUTE_MILLIS, unit = SettingUnit.MILLIS)
            long firstRetryNs,

            @Setting("Longest wait before another attempt.") @Range(min = 1, max = 3_600, unit = SettingUnit.SECONDS)
            long maxReconnectNs,

            @Setting("Time for which a connection must have lived before the waits begin anew.")
            @Range(max = 600, unit = SettingUnit.SECONDS)
            long survivedAfterNs,

            @Setting("Wait after the vendor took the connection away because the key had too many.")
            @Range(max = 3_600, unit = SettingUnit.SECONDS)
            long evictedWaitNs,

            @Setting("Evictions within ten minutes after which the feed stays out until the operator says RESUME,"
                    + " because another client uses the key.")
            @Range(min = 1, max = 100)
            int maxEvictions) {}

    /** How holes are filled from the vendor's history. */
    public record Filling(
            @Setting("Time before and after a hole that is fetched too, because times differ a little.")
            @Range(max = 60, unit = SettingUnit.SECONDS)
            long fillMarginNs,

            @Setting("Age below which a print of the history is left to the stream.")
            @Range(max = 60, unit = SettingUnit.SECONDS)
            long settledAfterNs,

            @Setting("Time after which a hole that is not filled raises an alert.")
            @Range(max = 3_600, unit = SettingUnit.SECONDS)
            long fillWithinNs,

            @Setting("Earlier sessions whose minute bars are fetched for the warm-up.") @Range(max = 100)
            int historySessions) {}

    /** Which option contracts are asked for, and how often. */
    public record Options(
            @Setting("Time between two snapshots of the option contracts of every instrument; 0 asks for none.")
            @Range(max = 3_600, unit = SettingUnit.SECONDS)
            @IfAbsent("0")
            long optionsEveryNs,

            @Setting("Distance of a strike from the last price of its instrument, as a share of the price, up to which"
                    + " contracts are asked for.")
            @Range(max = 1)
            @IfAbsent("0.02")
            double optionsStrikeShare,

            @Setting("Days from the trading date to the expiry up to which contracts are asked for; 0 is the trading"
                    + " date alone.")
            @Range(max = 400)
            @IfAbsent("3")
            int optionsExpiryDays) {
        /** Whether snapshots are asked for. */
        public boolean isOn() {
            return optionsEveryNs > 0;
        }
    }

    @Override
    public void check(Objections objections) {
        objections.require(
                !hosts.streamUrl().toLowerCase(Locale.ROOT).startsWith(DELAYED),
                "streamUrl",
                "the real-time host: the delayed one has no quotes, and everything on it is 15 minutes old");
        objections.require(watch.deadAfterNs() > watch.pingEveryNs(), "deadAfterNs", "more than {pingEveryNs}");
        objections.require(retry.maxReconnectNs() >= retry.firstRetryNs(), "maxReconnectNs", "at least {firstRetryNs}");
    }
}
