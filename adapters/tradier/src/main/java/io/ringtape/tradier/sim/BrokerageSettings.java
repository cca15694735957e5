package io.ringtape.tradier.sim;

import io.ringtape.event.Micros;
import io.ringtape.event.Nanos;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * How a simulated brokerage behaves when nothing goes wrong. Where the vendor's documents leave a question open, both
 * answers can be had.
 *
 * @param access who may send requests
 * @param funds what the account has at first
 * @param brackets when legs of composite orders work
 * @param execution how fast and how much is filled
 * @param orders which orders are refused
 * @param api limits and forms of answers
 */
public record BrokerageSettings(
        Access access, Funds funds, Brackets brackets, Execution execution, OrderRules orders, Api api) {
    /** The token that a server accepts unless told otherwise. It opens nothing anywhere else. */
    public static final String TEST_TOKEN = "simulated-token-not-a-real-one";

    /** The token that belongs to the other host, unless told otherwise. */
    public static final String OTHER_TOKEN = "simulated-token-of-the-other-host";

    /** The account that a server has unless told otherwise. */
    public static final String TEST_ACCOUNT = "VA00000001";

    /** A margin account of 100,000 dollars at the sandbox, orders accepted and filled at once. */
    public static final BrokerageSettings DEFAULTS = new BrokerageSettings(
            new Access(TEST_ACCOUNT, TEST_TOKEN, OTHER_TOKEN, true),
            new Funds(AccountType.MARGIN, 100_000 * Micros.ONE),
            new Brackets(ChildrenLive.COMPLETE_FILL, SiblingEnds.ANY_FILL, ParentCancel.EVERYTHING),
            new Execution(0, 0, 0, 1.0),
            new OrderRules(Set.of(), Set.of(), true, true, Micros.ONE / 100),
            new Api(new RequestLimits(60, 60, 60), 500, 8, false));

    /**
     * Who may send requests.
     *
     * @param account number of the account
     * @param token accepted token
     * @param otherToken a token that is good at the other host (sandbox or production) and refused here as such
     * @param sandbox whether it plays the sandbox
     */
    public record Access(String account, String token, String otherToken, boolean sandbox) {
        public Access {
            require(account.matches("[A-Z0-9]{3,20}"), "account is '" + account + "', wanted 3 to 20 of A-Z and 0-9");
            require(!token.isBlank(), "token is empty");
            require(!token.equals(otherToken), "the token of the other host is that of this one");
        }

        /** Leaves the tokens out. */
        @Override
        public String toString() {
            return "Access[account=" + account + ", sandbox=" + sandbox + "]";
        }
    }

    /** What kind of account it is: which object the balances hold, and how far cash goes. */
    public enum AccountType {
        /** Buys what the cash pays. */
        CASH(1),

        /** Holds up to twice its equity. */
        MARGIN(2),

        /** Holds up to four times its equity within the day. */
        PDT(4);

        private final int leverage;

        AccountType(int leverage) {
            this.leverage = leverage;
        }

        int leverage() {
            return leverage;
        }
    }

    /**
     * What the account has at first.
     *
     * @param type kind of account
     * @param cash micro-dollars
     */
    public record Funds(AccountType type, long cash) {}

    /** When the exits of a bracket come to life. */
    public enum ChildrenLive {
        /** With the first fill of the entry, for what is filled. */
        FIRST_FILL,

        /** When the entry is filled completely. */
        COMPLETE_FILL
    }

    /** What ends the other exit of a pair. */
    public enum SiblingEnds {
        /** Any fill. */
        ANY_FILL,

        /** The complete fill; until then the other works for what is left. */
        COMPLETE_FILL
    }

    /** What cancelling a bracket by its own id does while the entry works. */
    public enum ParentCancel {
        /** Cancels entry and exits. */
        EVERYTHING,

        /** Cancels the entry; exits work, or come to life, for what is filled. */
        ENTRY_ONLY
    }

    /**
     * When legs of composite orders work.
     *
     * @param childrenLive when exits come to life
     * @param siblingEnds what ends the other exit
     * @param parentCancel what cancelling the whole does
     */
    public record Brackets(ChildrenLive childrenLive, SiblingEnds siblingEnds, ParentCancel parentCancel) {}

    /**
     * How fast and how much is filled.
     *
     * @param acceptNs from the answer to a request until an order works, or a change holds
     * @param cancelNs from the answer to a request until an order is cancelled
     * @param fillNs from a match until the account knows of it
     * @param printShare share of a print through a resting limit that the order gets, 0 to 1
     */
    public record Execution(long acceptNs, long cancelNs, long fillNs, double printShare) {
        public Execution {
            require(acceptNs >= 0 && cancelNs >= 0 && fillNs >= 0, "a delay is below 0");
            require(printShare >= 0 && printShare <= 1, "printShare is " + printShare + ", wanted 0 to 1");
        }
    }

    /**
     * Which orders are refused.
     *
     * @param symbols known symbols; empty for any
     * @param restrictedShorts symbols under Rule 201, which may be sold short above the bid alone
     * @param countsOpenOrders whether shares that a working order would sell cannot be offered again
     * @param refusesStopsThrough whether a stop that the market has passed is refused
     * @param ocoDelta least distance of the prices of an OCO, micro-dollars
     */
    public record OrderRules(
            Set<String> symbols,
            Set<String> restrictedShorts,
            boolean countsOpenOrders,
            boolean refusesStopsThrough,
            long ocoDelta) {
        public OrderRules {
            symbols = Set.copyOf(symbols);
            restrictedShorts = Set.copyOf(restrictedShorts);
        }
    }

    /**
     * Requests a minute by class; 0 for no limit.
     *
     * @param standard accounts, and reading orders
     * @param trading placing, changing and cancelling orders
     * @param market clock and calendar
     */
    public record RequestLimits(int standard, int trading, int market) {
        /** Those of production. */
        public static final RequestLimits PRODUCTION = new RequestLimits(120, 60, 120);

        public RequestLimits {
            require(standard >= 0 && trading >= 0 && market >= 0, "a limit of requests is below 0");
        }
    }

    /**
     * Limits and forms of answers.
     *
     * @param limits requests a minute
     * @param mostOnPage most orders on a page, whatever limit is asked for
     * @param averagePlaces decimal places of an average price, 2 to 12
     * @param expiryInSeconds whether the header that says when a window ends has seconds instead of milliseconds
     */
    public record Api(RequestLimits limits, int mostOnPage, int averagePlaces, boolean expiryInSeconds) {
        /** Real time that a stream's session may wait for its connection. */
        static final long SESSION_NS = 5 * Nanos.MINUTE_NS;

        public Api {
            require(mostOnPage >= 1, "mostOnPage is " + mostOnPage + ", wanted 1 or more");
            require(averagePlaces >= 2 && averagePlaces <= 12, averagePlaces + " places, wanted 2 to 12");
        }
    }

    public BrokerageSettings withAccess(UnaryOperator<Access> change) {
        return new BrokerageSettings(change.apply(access), funds, brackets, execution, orders, api);
    }

    public BrokerageSettings withFunds(UnaryOperator<Funds> change) {
        return new BrokerageSettings(access, change.apply(funds), brackets, execution, orders, api);
    }

    public BrokerageSettings withBrackets(UnaryOperator<Brackets> change) {
        return new BrokerageSettings(access, funds, change.apply(brackets), execution, orders, api);
    }

    public BrokerageSettings withExecution(UnaryOperator<Execution> change) {
        return new BrokerageSettings(access, funds, brackets, change.apply(execution), orders, api);
    }

    public BrokerageSettings withOrders(UnaryOperator<OrderRules> change) {
        return new BrokerageSettings(access, funds, brackets, execution, change.apply(orders), api);
    }

    public BrokerageSettings withApi(UnaryOperator<Api> change) {
        return new BrokerageSettings(access, funds, brackets, execution, orders, change.apply(api));
    }

    private static void require(boolean claim, String otherwise) {
        if (!claim) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
