package io.ringtape.setup;

import io.ringtape.event.Setup;
import io.ringtape.setting.CatalogueRow;
import java.util.function.BiFunction;

/** The setups, in the order in which they are asked: a row each. */
public enum SetupCatalogue implements CatalogueRow {
    VWAP_RECLAIM(
            "vwapReclaim",
            "After a sustained excursion to one side of VWAP, price closes back through VWAP and stays there.",
            VwapReclaimSettings.class,
            VwapReclaim::new),
    VWAP_REJECT(
            "vwapReject",
            "On a trending day, price returns to VWAP and is rejected in the direction of the trend.",
            VwapRejectSettings.class,
            VwapReject::new),
    SIGMA_FADE(
            "sigmaFade",
            "Price goes to a far sigma band, the volume delta does not confirm the move, and price turns back towards VWAP.",
            SigmaFadeSettings.class,
            SigmaFade::new),
    EMA_PULLBACK(
            "emaPullback",
            "Price pulls back to EMA-20 in a trend, and the trend resumes.",
            EmaPullbackSettings.class,
            EmaPullback::new),
    OPENING_RANGE_BREAK(
            "openingRangeBreak",
            "Price breaks out of the opening range, comes back to its edge, and the edge holds.",
            OpeningRangeBreakSettings.class,
            OpeningRangeBreak::new),
    EXTREME_SWEEP(
            "extremeSweep",
            "Price pierces an old extreme, finds no follow-through, and comes back.",
            ExtremeSweepSettings.class,
            ExtremeSweep::new),
    EXTREME_HOLD(
            "extremeHold",
            "Price breaks an old extreme, comes back to it, and the level holds.",
            ExtremeHoldSettings.class,
            ExtremeHold::new);

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

    /** Creates a machine of the setup. */
    SetupMachine machine(SetupMachine.Watch watch, Record values) {
        return factory.apply(watch, values);
    }
}
