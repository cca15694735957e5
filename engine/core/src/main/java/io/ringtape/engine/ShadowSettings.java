package io.ringtape.engine;

import io.ringtape.setting.Range;
import io.ringtape.setting.Setting;
import io.ringtape.setting.SettingUnit;

/** How signals are followed after they were made. */
public record ShadowSettings(
        @Setting("Most signals of one instrument that are followed at once.") @Range(min = 1, max = 10_000)
        int maxOpen,

        @Setting("What each of the two fills loses to slippage beyond the touch, a share.")
        @Range(max = 1_000, unit = SettingUnit.DOLLARS)
        long slippagePerShare) {}
