package io.ringtape.order;

import io.ringtape.setting.Checked;
import io.ringtape.setting.Objections;
import io.ringtape.setting.Range;
import io.ringtape.setting.Setting;
import io.ringtape.setting.SettingUnit;
import io.ringtape.setting.Word;

/** How a live broker is reached, watched, and kept from leaving shares without a stop. */
public record BrokerSettings(Hosts hosts, Answers answers, Watch watch, Guarding guarding, Budget budget)
        implements Checked {
    /** The settings of a tape without them, as a file would have them: the defaults. */
    public static final String USUAL = "{restUrl: https://api.tradier.com,"
            + " streamUrl: wss://ws.tradier.com/v1/accounts/events, accountStream: true,"
            + " connectWithinSeconds: 5, answerWithinSeconds: 3, placeWithinSeconds: 35, lostAfterSeconds: 5,"
            + " pollEveryMillis: 1000, reconcileEverySeconds: 30, accountEverySeconds: 60, silentAfterSeconds: 130,"
            + " maxUnprotectedMillis: 2000, replaceLegs: false,"
            + " tradingPerMinute: 60, standardPerMinute: 120, reservedRequests: 15}";

    /** Where the broker is. */
    public record Hosts(
            @Setting("Address of the broker's requests; of the sandbox https://sandbox.tradier.com, which has a token"
                    + " and an account of its own; without encryption (http) only on this machine.")
            @Word(
                    pattern = "https://[^/?#@\\s]+|http://(127\\.0\\.0\\.1|localhost)(:[0-9]+)?",
                    wanted = "an https address without a path, or http on 127.0.0.1")
            String restUrl,

            @Setting("Address of the account stream; without encryption (ws) only on this machine.")
            @Word(
                    pattern = "wss://[^/?#@\\s]+(/[^?#\\s]*)?|ws://(127\\.0\\.0\\.1|localhost)(:[0-9]+)?(/[^?#\\s]*)?",
                    wanted = "a wss address, or ws on 127.0.0.1")
            String streamUrl,

            @Setting("Whether the account stream is used; it only makes the next list of orders come sooner.")
            boolean accountStream) {}

    /** How long the broker may take to answer. */
    public record Answers(
            @Setting("Time to connect.") @Range(min = 0.1, max = 60, unit = SettingUnit.SECONDS)
            long connectWithinNs,

            @Setting("Time for the whole answer to a cancel, a change or a question.")
            @Range(min = 0.1, max = 120, unit = SettingUnit.SECONDS)
            long answerWithinNs,

            @Setting("Time for the whole answer to an order; meanwhile the lists are searched for it, since"
                    + " answers after 30 s have been seen and an order given up too early may still come to life.")
            @Range(min = 0.1, max = 300, unit = SettingUnit.SECONDS)
            long placeWithinNs,

            @Setting("Least time between two complete lists without an order, after which it counts as lost.")
            @Range(min = 0.1, max = 300, unit = SettingUnit.SECONDS)
            long lostAfterNs) {}

    /** How often the broker is asked. */
    public record Watch(
            @Setting("Time between two lists of orders while an order may work; 2000 in the sandbox, whose budget is"
                    + " half as large.")
            @Range(min = 10, max = Range.MINUTE_MILLIS, unit = SettingUnit.MILLIS)
            long pollEveryNs,

            @Setting("Time between two comparisons of orders and positions with ours.")
            @Range(min = 0.1, max = 3_600, unit = SettingUnit.SECONDS)
            long reconcileEveryNs,

            @Setting("Time between two reports of the account.")
            @Range(min = 0.1, max = 3_600, unit = SettingUnit.SECONDS)
            long accountEveryNs,

            @Setting("Time without a word of the account stream, which sends a heartbeat each minute, after which it is"
                    + " dialled again.")
            @Range(min = 0.1, max = 3_600, unit = SettingUnit.SECONDS)
            long silentAfterNs) {}

    /** How shares are kept from having no stop. */
    public record Guarding(
            @Setting("Time without a stop for all shares held after which the adapter withdraws the bracket and places"
                    + " a target and stop of its own.")
            @Range(min = 1, max = Range.MINUTE_MILLIS, unit = SettingUnit.MILLIS)
            long maxUnprotectedNs,

            @Setting("Whether the price of a working leg is changed in place; the broker does not document that for"
                    + " legs, so otherwise the request is refused.")
            boolean replaceLegs) {}

    /** How many requests the broker allows. */
    public record Budget(
            @Setting("Orders, changes and cancels a minute, unless the broker says otherwise.")
            @Range(min = 1, max = 10_000)
            int tradingPerMinute,

            @Setting("Questions a minute, unless the broker says otherwise; 60 in the sandbox.")
            @Range(min = 1, max = 10_000)
            int standardPerMinute,

            @Setting("Requests of tradingPerMinute that are left to exits, cancels and protection; an entry that would"
                    + " use one is refused.")
            @Range(max = 10_000)
            int reservedRequests) {}

    @Override
    public void check(Objections objections) {
        objections.require(
                budget.reservedRequests() < budget.tradingPerMinute(),
                "reservedRequests",
                "less than {tradingPerMinute}");
        objections.require(
                watch.reconcileEveryNs() >= watch.pollEveryNs(), "reconcileEveryNs", "at least {pollEveryNs}");
    }
}
