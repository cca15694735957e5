package io.ringtape.polygon.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtape.simulation.FaultScript;
import io.ringtape.simulation.SimulatedFault;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The catalogue of faults and its scripts. */
class FaultCatalogueTest {
    /** The test that shows each fault. */
    private static final Map<FaultKind, String> SHOWN = new TreeMap<>(Map.ofEntries(
            Map.entry(FaultKind.DROP_WITH_RST, "dropsWithARst"),
            Map.entry(FaultKind.CLOSE, "closesWithACodeOrWithout"),
            Map.entry(FaultKind.CLOSE_WITHOUT_FRAME, "closesWithoutAFrame"),
            Map.entry(FaultKind.HALF_FRAME, "sendsHalfAFrameAndFallsSilent"),
            Map.entry(FaultKind.HUGE_FRAME, "claimsAHugeFrame"),
            Map.entry(FaultKind.MUTE, "sendsNothingWhenMute"),
            Map.entry(FaultKind.STOP_DATA, "sendsPongsButNoDataWhenDataStop"),
            Map.entry(FaultKind.NO_PONGS, "sendsDataButNoPongs"),
            Map.entry(FaultKind.LAG, "sendsDataLateAndMakesUpTheLag"),
            Map.entry(FaultKind.KILL_SLOW_CONSUMER, "delaysAndDropsASlowConsumer"),
            Map.entry(FaultKind.STATUS_WITH_DATA, "putsAStatusBetweenTheEventsOfAFrame"),
            Map.entry(FaultKind.MAX_CONNECTIONS, "endsTheOlderConnectionAsIfAnotherProcessHadCome"),
            Map.entry(FaultKind.NEVER_UPGRADE, "neverAnswersAnUpgrade"),
            Map.entry(FaultKind.REFUSE_UPGRADE, "refusesAnUpgrade"),
            Map.entry(FaultKind.PONGS_ONLY, "answersPingsOnly"),
            Map.entry(FaultKind.AUTH_FAILED, "refusesAGoodKeyAsOftenAsToldTo"),
            Map.entry(FaultKind.AUTH_TIMEOUT, "saysThatNoKeyCame"),
            Map.entry(FaultKind.DROP_AFTER_AUTH, "acceptsTheKeyAndDropsForever"),
            Map.entry(FaultKind.NOT_AUTHORIZED, "authorizesThreeOfFourTopics"),
            Map.entry(FaultKind.MISSING_ACK, "forgetsAnAcknowledgementAndTheData"),
            Map.entry(FaultKind.SILENCE, "silencesASymbolForASpan"),
            Map.entry(FaultKind.LOSE, "losesEvents"),
            Map.entry(FaultKind.DUPLICATE, "sendsEventsTwiceInAFrame"),
            Map.entry(FaultKind.MALFORMED, "putsMalformedEventsBesideSoundOnes"),
            Map.entry(FaultKind.ABSURD_PRICE, "addsAPrintOfAnAbsurdPrice"),
            Map.entry(FaultKind.ABSURD_TIME, "addsAPrintOfAnAbsurdTime"),
            Map.entry(FaultKind.UNKNOWN_EVENT, "addsEventsOfAnUnknownKind"),
            Map.entry(FaultKind.UNKNOWN_KEYS, "addsUnknownKeys"),
            Map.entry(FaultKind.SHAPE, "writesEventsInAnotherShape"),
            Map.entry(FaultKind.LATE_BARS, "sendsBarsLate"),
            Map.entry(FaultKind.SHARED_SEQUENCE, "givesTwoPrintsOneSequence"),
            Map.entry(FaultKind.BACKWARD_SEQUENCE, "letsSequencesFall"),
            Map.entry(FaultKind.LATE_PRINTS, "publishesPrintsLateAndTheirBarAgain"),
            Map.entry(FaultKind.LULD_HALT, "haltsByLuldInEitherUnit"),
            Map.entry(FaultKind.CONDITION_HALT, "haltsByAQuoteConditionAlone"),
            Map.entry(FaultKind.FOREIGN_NEXT_URL, "pointsToAForeignHost"),
            Map.entry(FaultKind.REPEATING_NEXT_URL, "pointsToTheSamePage"),
            Map.entry(FaultKind.REST_LAG, "lagsBehindTheStream"),
            Map.entry(FaultKind.HTTP_STATUS, "answersWithAnError"),
            Map.entry(FaultKind.HALF_BODY, "sendsHalfABody"),
            Map.entry(FaultKind.HTML, "answersWithAWebPage"),
            Map.entry(FaultKind.NO_ANSWER, "doesNotAnswer"),
            Map.entry(FaultKind.CALM, "calmEndsWhatGoesOn")));

    @Test
    void everyFaultHasATestThatShowsIt() {
        Set<String> tests = Stream.of(SimulatedFaultTest.class, SimulatedRestTest.class)
                .flatMap(test -> Arrays.stream(test.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(method -> method.getName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(SHOWN.keySet()).containsExactlyInAnyOrder(FaultKind.values());
        assertThat(tests).containsAll(SHOWN.values());
    }

    @Test
    void everyFaultIsWrittenAsItIsParsed() {
        for (FaultKind kind : FaultKind.values()) {
            SimulatedFault<FaultKind> usual = FaultKind.CATALOGUE.usual(kind);
            assertThat(FaultKind.CATALOGUE.parse(usual.toString()))
                    .as(kind.label())
                    .isEqualTo(usual);
            assertThat(FaultKind.CATALOGUE.parse(kind.label()).kind()).isEqualTo(kind);
        }
    }

    @Test
    void mistakesInAFaultAreNamedTogether() {
        assertThatThrownBy(() -> FaultKind.CATALOGUE.parse("silence symbol=spy! for=soon wide=1"))
                .hasMessage("silence: symbol is 'spy!', wanted a ticker, as in SPY; for is 'soon', wanted a time, as in"
                        + " 500ms, 30s, 5m or 2h; unknown 'wide=1', wanted symbol=, for=");
        assertThatThrownBy(() -> FaultKind.CATALOGUE.parse("silense"))
                .hasMessage("unknown fault 'silense', did you mean silence?");
        assertThatThrownBy(() -> FaultKind.CATALOGUE.parse("shape pt=maybe"))
                .hasMessage("shape: pt is 'maybe', wanted keep or on or off");
        assertThatThrownBy(() -> FaultKind.CATALOGUE.parse("")).hasMessage("a fault is missing");
        assertThatThrownBy(() -> SimulatedFault.of(FaultKind.MUTE).with("for", "1s"))
                .hasMessage("mute: unknown 'for=1s', wanted no values");
    }

    @Test
    void mistakesInAScriptAreNamedByLine() {
        assertThatThrownBy(() -> FaultKind.CATALOGUE.script(
                        "at 25:00 close\n\n# fine\nafter many close\nat 09:31 clothes", SmallDay.SESSION.date()))
                .hasMessage("""
                        line 1: '25:00' is not a time of the session, as in: at 10:02:30 close
                        line 4: 'many' is not a number of events, as in: after 5000 close
                        line 5: unknown fault 'clothes', did you mean close?""");
    }

    @Test
    void aScriptKnowsTimesEventsAndNow() {
        FaultScript<FaultKind> script = FaultKind.CATALOGUE.script(
                "at 09:30 close code=1001\nafter 5000 mute\nlag by=2s", SmallDay.SESSION.date());
        assertThat(script.steps())
                .containsExactly(
                        new FaultScript.Step<>(
                                SmallDay.OPEN_NS, Long.MAX_VALUE, FaultKind.CATALOGUE.parse("close code=1001")),
                        new FaultScript.Step<>(Long.MAX_VALUE, 5_000, SimulatedFault.of(FaultKind.MUTE)),
                        FaultScript.Step.atOnce(SimulatedFault.of(FaultKind.LAG).with("by", "2s")));
    }
}
