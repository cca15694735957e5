package io.ringtape.tradier;

import io.ringtape.tradier.api.AccountPosition;
import io.ringtape.tradier.api.Balances;
import io.ringtape.tradier.api.BrokerOrder;
import io.ringtape.tradier.api.TradierToken;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What an account holds, as a run would find it at its start; nothing is sent that changes anything.
 *
 * @param balances its money
 * @param positions in the run's symbols
 * @param orders that work in the run's symbols
 * @param refusal why a live run would not begin; empty if it would
 */
public record AccountCheck(
        Balances balances, List<AccountPosition> positions, List<WorkingOrder> orders, Optional<String> refusal) {
    /**
     * An order that works.
     *
     * @param id the broker's
     * @param symbol in the market data's spelling
     * @param tag its tag; empty if it has none
     * @param ours what it is to us: foreign, or of an earlier run of this program
     * @param outcome what the comparison with the broker leads to
     */
    public record WorkingOrder(long id, String symbol, String tag, String ours, String outcome) {}

    public AccountCheck {
        positions = List.copyOf(positions);
        orders = List.copyOf(orders);
    }

    /**
     * Asks the broker.
     *
     * @param terms of a run that has not sent anything
     * @throws BrokerRefusedException when token or account are not good
     * @throws IOException when the broker cannot be reached, or its answers make no sense
     */
    public static AccountCheck ask(BrokerTerms terms, TradierToken token) throws IOException {
        try (HttpCaller http = new HttpCaller(terms.settings(), token)) {
            StartCheck check = new StartCheck(
                    terms, new AwaitedCalls(http, terms.settings()), TradierBroker.wallClock(), token::quote);
            return of(terms, check.ask(), token);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the broker was asked", interrupted);
        }
    }

    private static AccountCheck of(BrokerTerms terms, OrderGateway.Start start, TradierToken token) {
        BrokerTerms live =
                new BrokerTerms(terms.account(), terms.runId(), terms.symbols(), terms.fees(), terms.settings(), true);
        OrderGateway gateway = new OrderGateway(live, event -> {}, token::quote);
        String refusal = gateway.begin(start, start.orders().askedNs());
        return new AccountCheck(
                start.balances(),
                start.positions().stream()
                        .filter(position -> terms.symbols().contains(position.symbol()))
                        .toList(),
                start.orders().byId().values().stream()
                        .filter(BrokerOrder::mayWork)
                        .filter(order -> terms.symbols().contains(order.symbol()))
                        .map(AccountCheck::working)
                        .toList(),
                refusal.isEmpty() ? Optional.empty() : Optional.of(refusal));
    }

    private static WorkingOrder working(BrokerOrder order) {
        return new WorkingOrder(
                order.id(),
                order.symbol(),
                order.tag(),
                ForeignOrders.stateOf(order).name(),
                ForeignOrders.outcome(order).name());
    }
}
