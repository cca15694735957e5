package io.ringtape.bench.broker;

/** How the broker answers while the engine runs. */
public enum BrokerAnswers {
    NO_BROKER("no broker"),
    AT_ONCE("every order answered at once"),
    NONE("no order answered during the run");

    private final String label;

    BrokerAnswers(String label) {
        this.label = label;
    }

    /** Returns its name in tables. */
    public String label() {
        return label;
    }
}
