package io.ringtape.tradier.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.simulation.SimulatedFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The catalogue of faults, and its table in the documents; {@code -Dringtape.write=true} rewrites that. */
class BrokerFaultCatalogueTest {
    private static final Path DOCUMENT = Path.of("../../docs/simulator-tradier.md");
    private static final String MARK = "<!-- From here on generated from the catalogue; a test keeps it true. -->\n";

    /** The test that shows each fault. */
    private static final Map<BrokerFault, String> SHOWN = new TreeMap<>(Map.ofEntries(
            Map.entry(BrokerFault.NO_ANSWER, "doesNotAnswerBeforeOrAfterItHasPlacedTheOrder"),
            Map.entry(BrokerFault.RESET, "resetsBeforeOrAfterItHasPlacedTheOrder"),
            Map.entry(BrokerFault.CLOSE_CONNECTION, "closesAKeptAliveConnectionUnderAPost"),
            Map.entry(BrokerFault.HTTP_STATUS, "answersWithAnHttpErrorBeforeOrAfterItHasPlacedTheOrder"),
            Map.entry(BrokerFault.HTML, "answersAListWithAWebPageAndStatus200"),
            Map.entry(BrokerFault.EMPTY_BODY, "answersWithoutABody"),
            Map.entry(BrokerFault.STALLED_BODY, "stallsInTheMiddleOfABody"),
            Map.entry(BrokerFault.GATEWAY_FAULT, "answersWithTheGatewaysFault"),
            Map.entry(BrokerFault.PLAIN_ERROR, "refusesACancellationWithAPlainText"),
            Map.entry(BrokerFault.TOO_MANY, "answers429WhileAFlattenGoesOn"),
            Map.entry(BrokerFault.SLOW_ANSWER, "answersAnOrderAfterHalfAMinute"),
            Map.entry(BrokerFault.OK_THEN_REJECTED, "saysOkAndRejectsTheOrderLater"),
            Map.entry(BrokerFault.LATE_ORDER, "listsAnOrderLate"),
            Map.entry(BrokerFault.LATE_LEGS, "listsLegsWithoutIdsAtFirst"),
            Map.entry(BrokerFault.ZERO_AVERAGE, "listsAnAverageOf0AfterAFill"),
            Map.entry(BrokerFault.PART_FILLS, "fillsInPartsAtMomentsOfItsOwn"),
            Map.entry(BrokerFault.FILL_AFTER_CANCEL, "fillsAnEntryAfterItWasCancelled"),
            Map.entry(BrokerFault.SECOND_EXECUTION, "fillsTheOtherLegOfThePairToo"),
            Map.entry(BrokerFault.STOP_DENIED, "deniesTheStopWhenItShouldComeToLife"),
            Map.entry(BrokerFault.STATUS_BACK, "listsADoneOrderAsOpenAgain"),
            Map.entry(BrokerFault.UNKNOWN_STATUS, "listsAWorkingOrderWithAStatusThatNobodyKnows"),
            Map.entry(BrokerFault.REPEATED_PAGE, "answersPageTwoWithPageOne"),
            Map.entry(BrokerFault.FOREIGN_ORDER, "somebodyElsePlacesAnOrder"),
            Map.entry(BrokerFault.FOREIGN_POSITION, "somebodyElseChangesThePosition"),
            Map.entry(BrokerFault.SESSION_TAKEN, "anotherProcessTakesTheSession"),
            Map.entry(BrokerFault.STREAM_SILENT, "theStreamFallsSilentForASpan"),
            Map.entry(BrokerFault.CALM, "calmEndsWhatWaits")));

    @Test
    void everyFaultHasATestThatShowsIt() {
        Set<String> tests = Arrays.stream(BrokerFaultTest.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(method -> method.getName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(SHOWN.keySet()).containsExactlyInAnyOrder(BrokerFault.values());
        assertThat(tests).containsAll(SHOWN.values());
    }

    @Test
    void everyFaultIsWrittenAsItIsParsed() {
        for (BrokerFault kind : BrokerFault.values()) {
            SimulatedFault<BrokerFault> usual = BrokerFault.CATALOGUE.usual(kind);
            assertThat(BrokerFault.CATALOGUE.parse(usual.toString()))
                    .as(kind.label())
                    .isEqualTo(usual);
        }
    }

    @Test
    void theDocumentSaysWhatTheCatalogueSays() throws IOException {
        String found = Files.readString(DOCUMENT);
        assertThat(found).contains(MARK);
        String wanted = found.substring(0, found.indexOf(MARK)) + MARK + BrokerFault.CATALOGUE.table();
        if (Boolean.getBoolean("ringtape.write")) {
            Files.writeString(DOCUMENT, wanted);
        }
        assertThat(Files.readString(DOCUMENT))
                .as("docs/simulator-tradier.md is stale: run `mvn -pl adapters/tradier -am test"
                        + " -Dtest=BrokerFaultCatalogueTest -Dsurefire.failIfNoSpecifiedTests=false"
                        + " -Dringtape.write=true`")
                .isEqualTo(wanted);
    }
}
