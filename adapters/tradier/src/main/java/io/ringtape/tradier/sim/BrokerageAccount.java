package io.ringtape.tradier.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Cash, positions and executions of the account. For one thread. */
final class BrokerageAccount {
    private final BrokerageSettings.Funds funds;
    private final Map<String, HeldShares> held = new TreeMap<>();
    private final List<SimulatedExecution> executions = new ArrayList<>();
    private long cash;
    private long positionIds = 100;

    /** Shares of one symbol. */
    static final class HeldShares {
        private final long id;
        private long quantity;
        private long cost;
        private long sinceNs;

        HeldShares(long id) {
            this.id = id;
        }

        long id() {
            return id;
        }

        /** Returns shares, below 0 for a short position. */
        long quantity() {
            return quantity;
        }

        /** Returns what the shares cost in all, micro-dollars, below 0 for a short position. */
        long cost() {
            return cost;
        }

        long sinceNs() {
            return sinceNs;
        }
    }

    BrokerageAccount(BrokerageSettings.Funds funds) {
        this.funds = funds;
        cash = funds.cash();
    }

    void add(SimulatedExecution execution) {
        executions.add(execution);
        change(execution.symbol(), execution.fill().change(), execution.fill().price(), execution.timeNs());
        cash -= execution.fill().change() * execution.fill().price();
    }

    /** Changes a position without an execution. */
    void change(String symbol, long shares, long price, long nowNs) {
        HeldShares position = held.computeIfAbsent(symbol, unused -> new HeldShares(positionIds++));
        long before = position.quantity;
        long after = before + shares;
        if (before == 0 || Long.signum(before) != Long.signum(after)) {
            position.sinceNs = nowNs;
            position.cost = after * price;
        } else if (Math.abs(after) > Math.abs(before)) {
            position.cost += shares * price;
        } else {
            position.cost = position.cost / before * after;
        }
        position.quantity = after;
    }

    long quantity(String symbol) {
        HeldShares position = held.get(symbol);
        return position == null ? 0 : position.quantity;
    }

    /** Returns the positions that are not flat, by symbol. */
    Map<String, HeldShares> positions() {
        Map<String, HeldShares> open = new TreeMap<>(held);
        open.values().removeIf(position -> position.quantity == 0);
        return open;
    }

    List<SimulatedExecution> executions() {
        return executions;
    }

    BrokerageSettings.AccountType type() {
        return funds.type();
    }

    long cash() {
        return cash;
    }

    /** Returns the value of the long positions, or of the short ones (below 0), micro-dollars. */
    long marketValue(boolean isLong, Map<String, QuotedSymbol> market) {
        long value = 0;
        for (Map.Entry<String, HeldShares> each : held.entrySet()) {
            long quantity = each.getValue().quantity;
            if (quantity > 0 == isLong) {
                QuotedSymbol quoted = market.get(each.getKey());
                long mark = quoted == null || quoted.mark() == 0
                        ? quantity == 0 ? 0 : each.getValue().cost / quantity
                        : quoted.mark();
                value += quantity * mark;
            }
        }
        return value;
    }

    long equity(Map<String, QuotedSymbol> market) {
        return cash + marketValue(true, market) + marketValue(false, market);
    }

    /** Returns what new positions may cost, besides the orders that work already. */
    long buyingPower(Map<String, QuotedSymbol> market) {
        if (funds.type() == BrokerageSettings.AccountType.CASH) {
            return Math.max(0, cash);
        }
        long exposure = marketValue(true, market) - marketValue(false, market);
        return Math.max(0, equity(market) * funds.type().leverage() - exposure);
    }
}
