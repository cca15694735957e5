package io.ringtape.engine;

import io.ringtape.setting.Range;
import io.ringtape.setting.Setting;
import io.ringtape.setting.SettingUnit;

/** How signals are followed after they were made. */
public record ShadowSettings(
        @Setting("Maximum signals per instrument that are followed at once.") @Range(min = 1, max = 10_000)
        int maxOpen,

        @Setting("Slippage per share beyond the touch that is assumed for each of the two fills of a"
                + " followed signal.")
        @Range(max = 1_000, unit = SettingUnit.DOLLARS)
        long slippagePerShare) {}
