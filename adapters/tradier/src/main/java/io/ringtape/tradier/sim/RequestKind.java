package io.ringtape.tradier.sim;

/** What a request asks for: by this, limits are counted and faults strike. */
enum RequestKind {
    PLACE("place", RateClass.TRADING),
    MODIFY("modify", RateClass.TRADING),
    CANCEL("cancel", RateClass.TRADING),
    ORDERS("orders", RateClass.STANDARD),
    ACCOUNT("account", RateClass.STANDARD),
    MARKET("market", RateClass.MARKET);

    private final String word;
    private final RateClass rateClass;

    /** The classes of the limits. */
    enum RateClass {
        STANDARD,
        TRADING,
        MARKET
    }

    RequestKind(String word, RateClass rateClass) {
        this.word = word;
        this.rateClass = rateClass;
    }

    static RequestKind of(String method, String path) {
        if (path.startsWith("/v1/markets/") && !path.endsWith("/session")) {
            return MARKET;
        }
        if (!path.matches("/v1/accounts/[^/]+/orders(/.*)?")) {
            return ACCOUNT;
        }
        return switch (method) {
            case "POST" -> PLACE;
            case "PUT" -> MODIFY;
            case "DELETE" -> CANCEL;
            default -> ORDERS;
        };
    }

    String word() {
        return word;
    }

    RateClass rateClass() {
        return rateClass;
    }
}
