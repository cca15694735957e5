package io.ringtape.app;

import io.ringtape.event.Micros;
import io.ringtape.event.Nanos;
import io.ringtape.tradier.sim.BrokerageSettings;
import io.ringtape.tradier.sim.BrokerageSettings.Access;
import io.ringtape.tradier.sim.BrokerageSettings.AccountType;
import io.ringtape.tradier.sim.BrokerageSettings.Api;
import io.ringtape.tradier.sim.BrokerageSettings.Brackets;
import io.ringtape.tradier.sim.BrokerageSettings.ChildrenLive;
import io.ringtape.tradier.sim.BrokerageSettings.Execution;
import io.ringtape.tradier.sim.BrokerageSettings.Funds;
import io.ringtape.tradier.sim.BrokerageSettings.OrderRules;
import io.ringtape.tradier.sim.BrokerageSettings.ParentCancel;
import io.ringtape.tradier.sim.BrokerageSettings.RequestLimits;
import io.ringtape.tradier.sim.BrokerageSettings.SiblingEnds;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** How a simulated brokerage behaves, as options of a command. */
final class BrokerageOptions {
    private static final BrokerageSettings USUAL = BrokerageSettings.DEFAULTS;

    @Option(
            names = "--account",
            paramLabel = "NUMBER",
            description = "Number of the account (" + BrokerageSettings.TEST_ACCOUNT + ").")
    private String account = BrokerageSettings.TEST_ACCOUNT;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "Token to accept (" + BrokerageSettings.TEST_TOKEN + "); never give a real one.")
    private String token = BrokerageSettings.TEST_TOKEN;

    @Option(
            names = "--account-type",
            paramLabel = "TYPE",
            description = "cash, margin or pdt: how far the money goes (${DEFAULT-VALUE}).")
    private String accountType = "margin";

    @Option(names = "--cash", paramLabel = "DOLLARS", description = "Cash at first, in dollars (${DEFAULT-VALUE}).")
    private long cash = 100_000;

    @Option(names = "--production", description = "Have production's limits of requests, not the sandbox's.")
    private boolean production;

    @Option(
            names = "--children",
            paramLabel = "WHEN",
            description = "When a bracket's exits work: first-fill or complete-fill of the entry (${DEFAULT-VALUE}).")
    private String children = "complete-fill";

    @Option(
            names = "--siblings",
            paramLabel = "WHEN",
            description = "What ends the other exit: any-fill or complete-fill of one (${DEFAULT-VALUE}).")
    private String siblings = "any-fill";

    @Option(
            names = "--parent-cancel",
            paramLabel = "WHAT",
            description = "What cancelling a bracket by its id takes: everything or entry-only (${DEFAULT-VALUE}).")
    private String parentCancel = "everything";

    @Option(
            names = "--accept-millis",
            paramLabel = "N",
            description = "Session time until an order works (${DEFAULT-VALUE}).")
    private int acceptMillis;

    @Option(
            names = "--cancel-millis",
            paramLabel = "N",
            description = "Session time until an order is cancelled (${DEFAULT-VALUE}).")
    private int cancelMillis;

    @Option(
            names = "--fill-millis",
            paramLabel = "N",
            description = "Session time from a match until it is known (${DEFAULT-VALUE}).")
    private int fillMillis;

    @Option(
            names = "--print-share",
            paramLabel = "SHARE",
            description = "Share of a print through a resting limit that the order gets, 0 to 1 (${DEFAULT-VALUE}).")
    private double printShare = 1;

    @Option(
            names = "--restrict-shorts",
            split = ",",
            paramLabel = "LIST",
            description = "Symbols under Rule 201, as in SPY,QQQ (none).")
    private List<String> restricted = List.of();

    private BrokerageSettings settings;

    /** Adds every problem with the options. */
    void check(UsageProblems problems) {
        try {
            settings = new BrokerageSettings(
                    new Access(account, token, BrokerageSettings.OTHER_TOKEN, !production),
                    new Funds(word("--account-type", accountType, AccountType.values()), cash * Micros.ONE),
                    new Brackets(
                            word("--children", children, ChildrenLive.values()),
                            word("--siblings", siblings, SiblingEnds.values()),
                            word("--parent-cancel", parentCancel, ParentCancel.values())),
                    new Execution(
                            acceptMillis * Nanos.MILLI_NS,
                            cancelMillis * Nanos.MILLI_NS,
                            fillMillis * Nanos.MILLI_NS,
                            printShare),
                    new OrderRules(
                            Set.of(),
                            restricted.stream()
                                    .map(each -> each.replace('.', '/'))
                                    .collect(Collectors.toSet()),
                            USUAL.orders().countsOpenOrders(),
                            USUAL.orders().refusesStopsThrough(),
                            USUAL.orders().ocoDelta()),
                    new Api(
                            production ? RequestLimits.PRODUCTION : USUAL.api().limits(),
                            USUAL.api().mostOnPage(),
                            USUAL.api().averagePlaces(),
                            false));
        } catch (IllegalArgumentException e) {
            problems.add(e.getMessage());
        }
    }

    private static <E extends Enum<E>> E word(String option, String text, E[] words) {
        List<String> known = Arrays.stream(words)
                .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
        if (!known.contains(text)) {
            throw new IllegalArgumentException(option + " is '" + text + "', wanted " + String.join(" or ", known));
        }
        return words[known.indexOf(text)];
    }

    /** Returns the settings that {@link #check} made. */
    BrokerageSettings checked() {
        return settings;
    }
}
