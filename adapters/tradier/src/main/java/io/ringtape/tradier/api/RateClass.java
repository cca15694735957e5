package io.ringtape.tradier.api;

/** What a call counts for in the broker's request budget, which is kept apart for each class. */
public enum RateClass {
    /** Lists of orders, positions, balances and the profile. */
    STANDARD,

    /** Orders placed, changed and cancelled. */
    TRADING
}
