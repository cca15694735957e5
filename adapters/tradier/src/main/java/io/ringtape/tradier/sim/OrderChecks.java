package io.ringtape.tradier.sim;

import io.ringtape.event.Micros;
import io.ringtape.market.TradingSession;
import java.math.RoundingMode;
import java.util.List;

/** What a broker refuses by the account and the market. For one thread. */
final class OrderChecks {
    private static final long SHORT_FLOOR = 5 * Micros.ONE;

    private final TradingSession session;
    private final BrokerageSettings.OrderRules rules;
    private final BrokerageDesk desk;

    OrderChecks(TradingSession session, BrokerageSettings.OrderRules rules, BrokerageDesk desk) {
        this.session = session;
        this.rules = rules;
        this.desk = desk;
    }

    /** Returns the broker's codes and texts if it refuses the order, or an empty list. */
    List<String> objections(OrderForm form, long nowNs) {
        for (OrderForm.FormLeg leg : form.legs()) {
            if (!rules.symbols().isEmpty() && !rules.symbols().contains(leg.symbol())) {
                return List.of("Order 1: Undefined symbol: " + leg.symbol() + ".");
            }
        }
        if (form.orderClass().equals("oco") || form.orderClass().equals("otoco")) {
            int last = form.legs().size() - 1;
            long distance = Math.abs(
                    price(form.legs().get(last - 1)) - price(form.legs().get(last)));
            if (distance < rules.ocoDelta()) {
                return List.of("OcoPriceDifferenceIsLessThanDelta");
            }
        }
        List<OrderForm.FormLeg> placed = form.hasEntry() ? form.legs().subList(0, 1) : form.legs();
        for (OrderForm.FormLeg leg : placed) {
            List<String> found = objections(leg, nowNs);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private List<String> objections(OrderForm.FormLeg leg, long nowNs) {
        ApiDuration duration = leg.terms().duration();
        boolean dayOrder = duration == ApiDuration.DAY || duration == ApiDuration.GTC;
        if (!dayOrder && !duration.isTrading(session, nowNs)) {
            return List.of("Invalid parameter, duration: " + duration.word() + " market no longer available");
        }
        if (leg.type() == ApiType.MARKET && !session.isRegular(nowNs)) {
            return List.of("Outside of market hours this order is required to be placed at a limit price.");
        }
        QuotedSymbol quoted = desk.quoted(leg.symbol());
        if (leg.type().hasStop()
                && rules.refusesStopsThrough()
                && session.isRegular(nowNs)
                && OrderMatching.isReached(leg.side(), leg.terms().stop(), quoted)) {
            return List.of(
                    "Backoffice rejected override of the order.",
                    leg.side().isBuy() ? "BuyStopOrderStopPriceLessAsk" : "SellStopOrderStopPriceGreaterBid");
        }
        List<String> found = positionObjections(leg);
        return found.isEmpty() ? fundObjections(leg, quoted) : found;
    }

    private List<String> positionObjections(OrderForm.FormLeg leg) {
        long held = desk.account().quantity(leg.symbol());
        String problem =
                switch (leg.side()) {
                    case BUY -> held < 0 ? "UnexpectedBuyOrder" : null;
                    case SELL_SHORT -> held > 0 ? "UnexpectedSellShortOrder" : null;
                    case SELL -> closing(leg, held, "UnexpectedSellOrder", "LongPositionCrossZero");
                    case BUY_TO_COVER -> closing(leg, -held, "UnexpectedBuyToCoverOrder", "ShortPositionCrossZero");
                };
        return problem == null ? List.of() : List.of("Backoffice rejected override of the order.", problem);
    }

    private String closing(OrderForm.FormLeg leg, long held, String unexpected, String crossing) {
        if (held <= 0) {
            return unexpected;
        }
        if (leg.quantity() > held) {
            return crossing;
        }
        boolean isOffered = rules.countsOpenOrders() && leg.quantity() > held - offered(leg.symbol(), leg.side());
        return isOffered
                ? "Order is for more shares than your current position, please review current position quantity along"
                        + " with open orders for security."
                : null;
    }

    /** Returns the shares that working orders of the side would trade; of a pair of exits once. */
    private long offered(String symbol, ApiSide side) {
        long shares = 0;
        for (BrokerageOrder top : desk.orders()) {
            long most = 0;
            for (BrokerageOrder part : top.parts()) {
                boolean works = part.progress.status.isWorking()
                        || (part.progress.status == ApiStatus.PENDING && part.entry() == null);
                if (works && part.symbol().equals(symbol) && part.side() == side) {
                    most = Math.max(most, part.available() + part.progress.matched);
                }
            }
            shares += most;
        }
        return shares;
    }

    private List<String> fundObjections(OrderForm.FormLeg leg, QuotedSymbol quoted) {
        if (!leg.side().opens()) {
            return List.of();
        }
        if (leg.side() == ApiSide.SELL_SHORT) {
            if (desk.account().type() == BrokerageSettings.AccountType.CASH) {
                return List.of("Backoffice rejected override of the order.", "ShortSaleInCashAccount");
            }
            if (quoted.mark() > 0 && quoted.mark() < SHORT_FLOOR) {
                return List.of("Backoffice rejected override of the order.", "SellShortOrderLastPriceBelow5");
            }
            boolean atOrBelowBid = price(leg) == OrderForm.NO_PRICE || price(leg) <= quoted.bid();
            if (rules.restrictedShorts().contains(leg.symbol()) && atOrBelowBid) {
                return List.of(
                        "Short sale price restriction (Rule 201) is in effect: the order must be above the bid.");
            }
        }
        long cost = cost(leg, quoted);
        long power = desk.account().buyingPower(desk.market()) - reserved();
        if (cost <= power) {
            return List.of();
        }
        String code = desk.account().type() == BrokerageSettings.AccountType.PDT
                ? "DayTradingBuyingPowerExceeded"
                : "TotalInitialMargin";
        return List.of(
                "Backoffice rejected override of the order.",
                code,
                "You do not have enough buying power for this trade: it takes "
                        + OrderForm.dollars(cost).setScale(2, RoundingMode.HALF_UP) + ", there is "
                        + OrderForm.dollars(Math.max(0, power)).setScale(2, RoundingMode.HALF_UP) + ".");
    }

    /** Returns what an order costs at most, micro-dollars. */
    static long cost(OrderForm.FormLeg leg, QuotedSymbol quoted) {
        long price = price(leg);
        if (price == OrderForm.NO_PRICE) {
            long opposite = quoted.opposite(leg.side());
            price = opposite > 0 ? opposite : quoted.mark();
        }
        return leg.quantity() * price;
    }

    /** Returns what the entries that work take of the buying power. */
    private long reserved() {
        long sum = 0;
        for (BrokerageOrder top : desk.orders()) {
            for (BrokerageOrder part : top.parts()) {
                if (part.side().opens() && !part.isDone()) {
                    OrderForm.Terms terms = part.progress.terms;
                    long price = terms.type().hasPrice() ? terms.price() : terms.stop();
                    sum += part.available()
                            * (price > 0 ? price : desk.quoted(part.symbol()).mark());
                }
            }
        }
        return sum;
    }

    private static long price(OrderForm.FormLeg leg) {
        return leg.type().hasPrice() ? leg.terms().price() : leg.terms().stop();
    }
}
