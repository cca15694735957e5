package io.ringtape.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.CancelRequest;
import io.ringtape.event.Codes;
import io.ringtape.event.Event;
import io.ringtape.event.ExecutionReport;
import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.Fields;
import io.ringtape.event.Micros;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.PositionChange;
import io.ringtape.event.ReplaceRequest;
import io.ringtape.event.RiskState;
import io.ringtape.event.Text;
import io.ringtape.event.TradeClosed;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SpokenFieldsTest {
    /** The events whose fields an explanation lists. */
    private static final List<Event> PRINTED = List.of(
            new FeatureSnapshot(),
            new RiskState(),
            new OrderRequest(),
            new CancelRequest(),
            new ReplaceRequest(),
            new ExecutionReport(),
            new PositionChange(),
            new TradeClosed());

    /** Their statistics that are plain numbers. */
    private static final Set<String> UNITLESS = Set.of("imbalance", "imbalanceMean");

    @Test
    void everyStatisticHasAUnitOrIsAPlainNumber() {
        StatisticNames names = new StatisticNames();
        PRINTED.forEach(event -> event.describe(names));
        Set<String> known = new TreeSet<>(SpokenFields.UNITS.keySet());
        known.addAll(UNITLESS);
        assertThat(names.found).isNotEmpty().isEqualTo(known);
        assertThat(SpokenFields.UNITS.keySet()).doesNotContainAnyElementsOf(UNITLESS);
    }

    @Test
    void aFieldHasNameValueAndUnit() {
        FeatureSnapshot snapshot = new FeatureSnapshot();
        snapshot.last = 660_020_000;
        snapshot.volume = 1_200 * Micros.ONE + 500_000;
        snapshot.vwap = 660.25;
        snapshot.rvol = 1.5;
        snapshot.imbalance = -0.25;
        snapshot.quoteAge = 20_000_000;
        assertThat(SpokenFields.of(snapshot))
                .contains(
                        "last: 660.0200 USD",
                        "volume: 1200.5 shares",
                        "vwap: 660.2500 USD",
                        "rvol: 1.5000 times the usual volume",
                        "imbalance: -0.2500",
                        "quoteAge: 0.020 s")
                .noneMatch(line -> line.startsWith("sigma: "));
    }

    /** Collects the names of statistics. */
    private static final class StatisticNames implements Fields {
        private final Set<String> found = new TreeSet<>();

        @Override
        public double statistic(String name, double value) {
            found.add(name);
            return value;
        }

        @Override
        public long price(String name, long value) {
            return value;
        }

        @Override
        public long size(String name, long value) {
            return value;
        }

        @Override
        public long money(String name, long value) {
            return value;
        }

        @Override
        public long instant(String name, long value) {
            return value;
        }

        @Override
        public long duration(String name, long value) {
            return value;
        }

        @Override
        public long count(String name, long value) {
            return value;
        }

        @Override
        public int number(String name, int value) {
            return value;
        }

        @Override
        public int code(String name, int value) {
            return value;
        }

        @Override
        public boolean flag(String name, boolean value) {
            return value;
        }

        @Override
        public <E extends Enum<E>> E choice(String name, E value, E[] values) {
            return value;
        }

        @Override
        public void text(String name, Text value) {}

        @Override
        public void codes(String name, Codes value) {}
    }
}
