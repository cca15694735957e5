package io.ringtape.setup;

import io.ringtape.event.Setup;
import io.ringtape.setting.CatalogueRow;
import java.util.function.BiFunction;

/** The setups, in the order in which they are asked: a row each. */
public enum SetupCatalogue implements CatalogueRow {
    VWAP_RECLAIM(
            "vwapReclaim",
            "Price comes back over VWAP after a real excursion, or loses it.",
            VwapReclaimSettings.class,
            VwapReclaim::new),
    VWAP_REJECT(
            "vwapReject",
            "Price comes back to VWAP and is turned away in the direction of the day.",
            VwapRejectSettings.class,
            VwapReject::new),
    SIGMA_FADE(
            "sigmaFade",
            "Price turns back from a far sigma band while the volume delta does not follow it.",
            SigmaFadeSettings.class,
            SigmaFade::new),
    EMA_PULLBACK(
            "emaPullback",
            "A trend pulls back to the EMA of 20 bars and goes on.",
            EmaPullbackSettings.class,
            EmaPullback::new),
    OPENING_RANGE_BREAK(
            "openingRangeBreak",
            "Price leaves the opening range, comes back to its edge, and holds.",
            OpeningRangeBreakSettings.class,
            OpeningRangeBreak::new),
    EXTREME_SWEEP(
            "extremeSweep",
            "Price goes through an old extreme, finds nobody, and comes back.",
            ExtremeSweepSettings.class,
            ExtremeSweep::new),
    EXTREME_HOLD(
            "extremeHold", "Price goes through an old extreme and stays.", ExtremeHoldSettings.class, ExtremeHold::new);

    private final Setup setup;
    private final String key;
    private final String sentence;
    private final Class<? extends Record> settings;

    @SuppressWarnings("ImmutableEnumChecker") // a constructor, which holds no state
    private final BiFunction<SetupMachine.Watch, Record, SetupMachine> factory;

    /** A row; its name is that of its setup on the tape. */
    <S extends Record> SetupCatalogue(
            String key, String sentence, Class<S> settings, BiFunction<SetupMachine.Watch, S, SetupMachine> machine) {
        setup = Setup.valueOf(name());
        this.key = key;
        this.sentence = sentence;
        this.settings = settings;
        factory = (watch, values) -> machine.apply(watch, settings.cast(values));
    }

    /** Its code on the tape. */
    public Setup setup() {
        return setup;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String sentence() {
        return sentence;
    }

    @Override
    public Class<? extends Record> settings() {
        return settings;
    }

    /** A machine of the setup. */
    SetupMachine machine(SetupMachine.Watch watch, Record values) {
        return factory.apply(watch, values);
    }
}
