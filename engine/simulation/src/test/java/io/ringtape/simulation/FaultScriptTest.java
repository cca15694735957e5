package io.ringtape.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Catalogues and scripts of faults, with a vendor that has two. */
class FaultScriptTest {
    private static final LocalDate DATE = LocalDate.of(2026, 3, 2);
    private static final long OPEN_NS = 1_772_461_800_000_000_000L;

    /** The faults of a small vendor. */
    private enum SmallFault implements FaultRow {
        FALL_SILENT("Says nothing.", FaultParameter.duration("for", "30s", "how long")),
        SAY_WRONG("Says it wrong.", FaultParameter.count("count", 1, "times; 0 is always"));

        private static final FaultCatalogue<SmallFault> CATALOGUE = FaultCatalogue.of(SmallFault.class);
        private final String sentence;

        @SuppressWarnings("ImmutableEnumChecker") // an immutable list of immutable records
        private final List<FaultParameter> parameters;

        SmallFault(String sentence, FaultParameter... parameters) {
            this.sentence = sentence;
            this.parameters = List.of(parameters);
        }

        @Override
        public String sentence() {
            return sentence;
        }

        @Override
        public String struck() {
            return "the vendor";
        }

        @Override
        public List<FaultParameter> parameters() {
            return parameters;
        }
    }

    @Test
    void aFaultIsWrittenAsItIsParsed() {
        SimulatedFault<SmallFault> fault = SmallFault.CATALOGUE.parse("fall-silent for=1.5s");
        assertThat(fault.durationNs("for")).isEqualTo(1_500_000_000L);
        assertThat(fault).hasToString("fall-silent for=1.5s");
        assertThat(SmallFault.CATALOGUE.usual(SmallFault.SAY_WRONG)).hasToString("say-wrong count=1");
    }

    @Test
    void aScriptHasTimesCountsAndFaultsAtOnce() {
        assertThat(SmallFault.CATALOGUE.script("at 09:30 fall-silent # the open\n\nafter 7 say-wrong\nsay-wrong", DATE))
                .isEqualTo(new FaultScript<>(List.of(
                        new FaultScript.Step<>(OPEN_NS, Long.MAX_VALUE, SimulatedFault.of(SmallFault.FALL_SILENT)),
                        new FaultScript.Step<>(Long.MAX_VALUE, 7, SimulatedFault.of(SmallFault.SAY_WRONG)),
                        FaultScript.Step.atOnce(SimulatedFault.of(SmallFault.SAY_WRONG)))));
    }

    @Test
    void everyMistakeOfAScriptIsNamedWithItsLine() {
        assertThatThrownBy(() -> SmallFault.CATALOGUE.script("fall-silant\nsay-wrong count=x\nat noon say-wrong", DATE))
                .hasMessage("""
                        line 1: unknown fault 'fall-silant', did you mean fall-silent?
                        line 2: say-wrong: count is 'x', wanted a whole number
                        line 3: 'noon' is not a time of the session, as in: at 10:02:30 close""");
    }

    @Test
    void aPendingFaultStrikesAsOftenAsItSays() {
        List<SmallFault> struck = new ArrayList<>();
        PendingFaults<SmallFault> pending = new PendingFaults<>(struck::add);
        pending.add(SmallFault.CATALOGUE.parse("say-wrong count=2"));
        assertThat(pending.take(SmallFault.FALL_SILENT)).isNull();
        assertThat(pending.take(SmallFault.SAY_WRONG)).isNotNull();
        assertThat(pending.take(SmallFault.SAY_WRONG)).isNotNull();
        assertThat(pending.take(SmallFault.SAY_WRONG)).isNull();
        assertThat(struck).containsExactly(SmallFault.SAY_WRONG, SmallFault.SAY_WRONG);
    }

    @Test
    void theTableAndTheListHaveARowForEachFault() {
        assertThat(SmallFault.CATALOGUE.table())
                .contains("| `fall-silent` | the vendor | Says nothing. | `for=30s` how long |\n");
        assertThat(SmallFault.CATALOGUE.list())
                .containsExactly(
                        "fall-silent",
                        "    Says nothing.",
                        "    for=30s  how long",
                        "say-wrong",
                        "    Says it wrong.",
                        "    count=1  times; 0 is always");
    }

    @Test
    void aSteppedClockStandsUntilItIsMovedAndNeverGoesBack() {
        SimulatedClock clock = SimulatedClock.stepped(OPEN_NS);
        clock.moveTo(OPEN_NS + 5);
        clock.moveTo(OPEN_NS + 3);
        assertThat(clock.nowNs()).isEqualTo(OPEN_NS + 5);
        assertThat(clock.startNs()).isEqualTo(OPEN_NS);
    }
}
