package io.ringtape.setup;

import static io.ringtape.event.Nanos.MINUTE_NS;
import static io.ringtape.event.Nanos.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Filter;
import io.ringtape.event.FilterCheck;
import io.ringtape.event.Micros;
import io.ringtape.event.Missing;
import io.ringtape.event.SetupState;
import io.ringtape.event.Side;
import io.ringtape.event.StateHasher;
import io.ringtape.event.TransitionReason;
import io.ringtape.feature.Bar;
import io.ringtape.market.Instrument;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ObjDoubleConsumer;

/**
 * Drives one machine with bars as a long sees them: in ATR beyond a level, mirrored for a short. One ATR is a dollar;
 * the level is 600.
 */
final class SetupWalk implements SetupMachine.Listener {
    static final long OPEN_NS = 34_200 * SECOND_NS;
    static final long COOLDOWN_NS = 1_000;

    private static final Instrument SPY = new Instrument(0, "SPY", 10_000, 40, false);
    private static final double LEVEL = 600;
    private static final long SHARES = 1_000_000_000_000L;

    final Side side;
    final int direction;
    final FeatureSnapshot features = new FeatureSnapshot();

    /** The transitions as FROM>TO REASON. */
    final List<String> moves = new ArrayList<>();

    /** Number of proposals that the listener received. */
    int triggers;

    private final Map<Filter, Double> figures = new EnumMap<>(Filter.class);

    SetupMachine machine;

    /** Minutes since the opening at which the next bar starts. */
    int minute = 60;

    /** Shares of the next bars, and their volume delta in the trade's direction. */
    double volume = 1;

    long delta;

    /** Whether there is a price to enter at. */
    boolean priced = true;

    SetupWalk(Side side, Function<SetupMachine.Watch, SetupMachine> machine) {
        this.side = side;
        direction = side == Side.BUY ? 1 : -1;
        use(machine);
        features.atr14 = 1;
        features.vwap = LEVEL;
        features.cvd = 0;
    }

    /** Continues with another machine, which is idle. */
    void use(Function<SetupMachine.Watch, SetupMachine> another) {
        machine = another.apply(new SetupMachine.Watch(SPY, side, OPEN_NS, COOLDOWN_NS, this));
    }

    @Override
    public void onTransition(SetupMachine of, SetupState from, SetupState to, TransitionReason reason) {
        assertThat(of.state()).isEqualTo(to);
        moves.add(from + ">" + to + " " + reason);
    }

    @Override
    public void onTrigger(SetupMachine of, FeatureSnapshot at) {
        assertThat(of.state()).isEqualTo(SetupState.TRIGGERED);
        triggers++;
    }

    /** Returns a setter of the figure that the walk uses for {@code filter}. */
    static ObjDoubleConsumer<SetupWalk> reads(Filter filter) {
        return (walk, value) -> walk.figures.put(filter, value);
    }

    /** Returns the figure set for {@code filter}, or {@code usual} without one. */
    double figure(Filter filter, double usual) {
        return figures.getOrDefault(filter, usual);
    }

    /** Returns the price {@code beyond} the level, in dollars. */
    double at(double beyond) {
        return LEVEL + direction * beyond;
    }

    /** Returns a distance beyond the level as a price in micro-dollars. */
    long price(double beyond) {
        return Micros.ofDouble(at(beyond));
    }

    /** Closes a bar with its open, its extremes against and with the trade, and its close. */
    void bar(double open, double adverse, double favourable, double close) {
        Bar bar = new Bar();
        bar.startNs = OPEN_NS + minute++ * MINUTE_NS;
        bar.open = price(open);
        bar.low = Math.min(price(adverse), price(favourable));
        bar.high = Math.max(price(adverse), price(favourable));
        bar.close = price(close);
        bar.volume = Micros.ofDouble(volume);
        bar.delta = direction * delta;
        features.cvd += bar.delta;
        features.last = priced ? bar.close : Missing.LONG;
        features.bid = priced ? bar.close - 10_000 : Missing.LONG;
        features.ask = priced ? bar.close + 10_000 : Missing.LONG;
        runExtremes(bar);
        machine.onBar(bar, features);
    }

    private void runExtremes(Bar bar) {
        if (!Missing.isPresent(features.high) || bar.high > features.high) {
            features.high = bar.high;
            features.highNs = bar.startNs;
        }
        if (!Missing.isPresent(features.low) || bar.low < features.low) {
            features.low = bar.low;
            features.lowNs = bar.startNs;
        }
    }

    /** Sends the same bar {@code count} times. */
    void bars(int count, double open, double adverse, double favourable, double close) {
        for (int i = 0; i < count; i++) {
            bar(open, adverse, favourable, close);
        }
    }

    /** Sets the session's extremes against and with the trade, made at the opening. */
    void oldExtremes(double adverse, double favourable) {
        features.low = Math.min(price(adverse), price(favourable));
        features.high = Math.max(price(adverse), price(favourable));
        features.lowNs = OPEN_NS;
        features.highNs = OPEN_NS;
    }

    /** Sets the levels of the pre-market or of the prior day, against and with the trade. */
    void levels(boolean preMarket, double adverse, double favourable) {
        long low = Math.min(price(adverse), price(favourable));
        long high = Math.max(price(adverse), price(favourable));
        if (preMarket) {
            features.preMarketLow = low;
            features.preMarketHigh = high;
        } else {
            features.priorLow = low;
            features.priorHigh = high;
        }
    }

    void slope(double atr) {
        features.ema20SlopeAtr = direction * atr;
    }

    void imbalance(double mean) {
        features.imbalanceMean = direction * mean;
    }

    /** Sets volume delta over volume in every window. */
    void deltaRatio(double ratio) {
        long shares = Math.round(direction * ratio * SHARES);
        features.volume30 = SHARES;
        features.volume60 = SHARES;
        features.volume90 = SHARES;
        features.delta30 = shares;
        features.delta60 = shares;
        features.delta90 = shares;
    }

    /** Whether a bar that closes there ends the trade. */
    boolean isLostAt(double close) {
        Bar bar = new Bar();
        bar.close = price(close);
        return machine.isLost(bar, features);
    }

    void assertProposal(double entry, double stop, double target) {
        assertThat(machine.state()).isEqualTo(SetupState.TRIGGERED);
        assertThat(machine.proposal().entry).as("entry").isEqualTo(price(entry));
        assertThat(machine.proposal().stop).as("stop").isEqualTo(price(stop));
        assertThat(machine.proposal().target).as("target").isEqualTo(price(target));
    }

    /** Returns the verdicts of the setup's own filters. */
    List<FilterCheck> filters() {
        FilterList filters = new FilterList();
        machine.ownFilters(filters, features);
        List<FilterCheck> checks = new ArrayList<>();
        for (int i = 0; i < filters.count(); i++) {
            checks.add(filters.at(i));
        }
        return checks;
    }

    /** Returns the value that a filter of the setup's own found. */
    double value(Filter filter) {
        return filters().stream()
                .filter(check -> check.filter == filter)
                .mapToDouble(check -> check.value)
                .findFirst()
                .orElseThrow();
    }

    /** Returns the filters that block. */
    List<Filter> blocking() {
        return filters().stream()
                .filter(check -> !check.passed)
                .map(check -> check.filter)
                .toList();
    }

    long hash() {
        StateHasher hasher = new StateHasher().reset();
        machine.hash(hasher);
        return hasher.value();
    }
}
