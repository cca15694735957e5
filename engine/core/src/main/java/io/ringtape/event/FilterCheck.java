package io.ringtape.event;

/** One filter's verdict on one signal. */
public final class FilterCheck extends Event {
    /** The signal. */
    public long signalId = Missing.LONG;

    /** Which filter. */
    public Filter filter = Filter.SESSION;

    /** Whether it passed. */
    public boolean passed;

    /** The value found, or missing. */
    public double value = Missing.STATISTIC;

    /** The limit it was compared with. */
    public double threshold = Missing.STATISTIC;

    /** Distance from the limit, negative when blocked; missing if the value is. */
    public double margin = Missing.STATISTIC;

    @Override
    public EventType type() {
        return EventType.FILTER_CHECK;
    }

    @Override
    public void describe(Fields f) {
        signalId = f.identifier("signalId", signalId);
        filter = f.choice("filter", filter, Filter.VALUES);
        passed = f.flag("passed", passed);
        value = f.statistic("value", value);
        threshold = f.statistic("threshold", threshold);
        margin = f.statistic("margin", margin);
    }
}
