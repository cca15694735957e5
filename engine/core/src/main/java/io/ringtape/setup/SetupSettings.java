package io.ringtape.setup;

import io.ringtape.event.Setup;
import io.ringtape.event.Side;
import io.ringtape.market.Instrument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The settings of the setups that run.
 *
 * @param each the settings record of each row
 */
public record SetupSettings(Map<SetupCatalogue, Record> each) {
    public SetupSettings {
        EnumMap<SetupCatalogue, Record> copy = new EnumMap<>(SetupCatalogue.class);
        copy.putAll(each);
        each = Collections.unmodifiableMap(copy);
    }

    /** Returns the settings of {@code row}. */
    public <S extends Record> S of(SetupCatalogue row, Class<S> type) {
        return type.cast(each.get(row));
    }

    /** Returns the settings of {@code setups} alone, so that no other setup runs. */
    public SetupSettings only(Collection<Setup> setups) {
        EnumMap<SetupCatalogue, Record> some = new EnumMap<>(SetupCatalogue.class);
        each.forEach((row, settings) -> {
            if (setups.contains(row.setup())) {
                some.put(row, settings);
            }
        });
        return new SetupSettings(some);
    }

    /** Creates the machines of an instrument: one for each setup and side. */
    public List<SetupMachine> machines(
            Instrument instrument, long openNs, long cooldownNs, SetupMachine.Listener listener) {
        List<SetupMachine> machines = new ArrayList<>();
        for (Side side : Side.VALUES) {
            SetupMachine.Watch watch = new SetupMachine.Watch(instrument, side, openNs, cooldownNs, listener);
            each.forEach((row, settings) -> machines.add(row.machine(watch, settings)));
        }
        return machines;
    }
}
