package io.ringtape.app;

import io.ringtape.event.Missing;
import io.ringtape.order.BrokerSettings;
import io.ringtape.order.FeeSchedule;
import io.ringtape.replay.SessionSetup;
import io.ringtape.tradier.AccountCheck;
import io.ringtape.tradier.BrokerRefusedException;
import io.ringtape.tradier.BrokerTerms;
import io.ringtape.tradier.api.AccountPosition;
import io.ringtape.tradier.api.TradierToken;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Asks the broker who we are to it and what the account holds. Sends no order. */
final class BrokerExamination {
    private static final String RUN_ID = "doctor";

    private final Diagnosis diagnosis;
    private final BrokerSettings settings;

    /** Creates an examination that adds to {@code diagnosis}. */
    BrokerExamination(Diagnosis diagnosis, BrokerSettings settings) {
        this.diagnosis = diagnosis;
        this.settings = settings;
    }

    /** Asks. Returns what the account holds, unless the broker did not say. */
    Optional<AccountCheck> ask(SessionSetup setup, String account, TradierToken token) {
        String host = settings.hosts().restUrl();
        BrokerTerms terms = new BrokerTerms(
                account,
                RUN_ID,
                setup.symbols(),
                new FeeSchedule(setup.settings().simulation()),
                settings,
                true);
        try {
            AccountCheck check = AccountCheck.ask(terms, token);
            diagnosis.ok("broker", "%s takes the token, and account %s is one of its accounts", host, account);
            tell(check);
            return Optional.of(check);
        } catch (BrokerRefusedException refused) {
            diagnosis.wrong("broker", refused.getMessage());
        } catch (IOException unreachable) {
            diagnosis.failed(
                    "broker",
                    unreachable.getMessage() + "; check that this machine reaches " + host
                            + ", and broker.restUrl in the settings, then try again");
        }
        return Optional.empty();
    }

    private void tell(AccountCheck check) {
        diagnosis.ok(
                "balances",
                "cash %s, equity %s, buying power %s USD",
                dollars(check.balances().cash()),
                dollars(check.balances().equity()),
                dollars(check.balances().buyingPower()));
        for (AccountPosition position : check.positions()) {
            diagnosis.note(
                    "position",
                    "%s shares of %s, which no run of today brought: a live run does not begin, another pauses entries",
                    FigureText.shares(position.quantity()),
                    position.symbol());
        }
        for (AccountCheck.WorkingOrder order : check.orders()) {
            diagnosis.note(
                    "order",
                    "%d works in %s%s: %s, %s",
                    order.id(),
                    order.symbol(),
                    order.tag().isEmpty() ? "" : " (" + order.tag() + ")",
                    order.ours(),
                    order.outcome());
        }
        if (check.refusal().isPresent()) {
            diagnosis.note("live start", "refused: %s", check.refusal().get());
        } else {
            diagnosis.ok("live start", "no position and no working order in the symbols stands against it");
        }
    }

    private static String dollars(long micros) {
        return Missing.isPresent(micros) ? FigureText.dollars(micros) : "unknown";
    }

    /** Returns what the account holds, for {@code --json}. */
    static JsonReport json(String host, String account, AccountCheck check) {
        List<JsonReport> positions = check.positions().stream()
                .map(position -> new JsonReport()
                        .text("symbol", position.symbol())
                        .micros("quantity", position.quantity())
                        .micros("cost", position.cost()))
                .toList();
        List<JsonReport> orders = check.orders().stream()
                .map(order -> new JsonReport()
                        .text("id", Long.toString(order.id()))
                        .text("symbol", order.symbol())
                        .text("tag", order.tag())
                        .text("ours", order.ours())
                        .text("outcome", order.outcome()))
                .toList();
        return new JsonReport()
                .text("host", host)
                .text("account", account)
                .micros("cash", check.balances().cash())
                .micros("equity", check.balances().equity())
                .micros("buyingPower", check.balances().buyingPower())
                .objects("positions", positions)
                .objects("orders", orders)
                .flag("liveStart", check.refusal().isEmpty())
                .text("refusal", check.refusal().orElse(null));
    }
}
