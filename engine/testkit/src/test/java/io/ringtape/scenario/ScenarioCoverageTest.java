package io.ringtape.scenario;

import static io.ringtape.scenario.ScenarioFiles.is;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtape.event.Command;
import io.ringtape.event.EventType;
import io.ringtape.event.ExitReason;
import io.ringtape.event.Filter;
import io.ringtape.event.RiskRule;
import io.ringtape.event.Setup;
import io.ringtape.event.Side;
import io.ringtape.risk.EntryRule;
import io.ringtape.risk.RiskRules;
import io.ringtape.setup.SetupMachine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Checks that the scenarios together cover each rule's refusal, each row of each transition table of setups and of the
 * round trip, each exit of each setup, and each filter. What no scenario can reach is listed here with its reason.
 */
class ScenarioCoverageTest {
    private static final List<ScenarioFiles> STORIES = ScenarioFiles.all(Path.of("src/test/resources/scenarios"));
    private static final Path ORDERS = Path.of("../../docs/orders.md");
    private static final Path STRATEGY = Path.of("../../docs/strategy.md");

    private static final Map<RiskRule, String> NOT_REFUSING_HERE = Map.of(
            RiskRule.HALT, "is asked in vain: a halt disables every machine, so none triggers in it",
            RiskRule.FEED_GAP, "is asked no more: a hole in the feed disables every machine",
            RiskRule.NO_BROKER, "no scenario is a recording, which has no broker");

    private static final Map<RiskRule, String> NO_CAP_OF_ZERO = Map.of(
            RiskRule.SESSION, "its limit is a time ahead of the close, and a time of 0 refuses nothing before it",
            RiskRule.NBBO_AGE, "its limit is at least a millisecond");

    private static final Map<ExitReason, String> CLOSES_NO_TRADE_HERE = Map.of(
            ExitReason.NONE, "is no exit",
            ExitReason.ENTRY_EXPIRED, "cancels what is not filled; what is filled stays open",
            ExitReason.KILL, "is FLATTEN for the rest of the day, and covered in scenarios/risk",
            ExitReason.UNPROTECTED, "is the broker's doing, whatever the setup, and covered in scenarios/orders");

    /** Folders of scenarios driven by the broker's reports, whose prices have no mirror. */
    private static final Set<String> OF_ORDERS = Set.of("orders", "rows");

    private static final Map<String, String> TOLD_TO_ONE_SIDE = Map.of(
            "a-second-setup-in-the-same-instrument", "shows both sides, whose machines are asked in a fixed order",
            "the-opposite-signal-is-vetoed-itself", "shows both sides, whose machines are asked in a fixed order",
            "notional-caps-the-size", "its money buys other shares at the mirrored price",
            "notional-too-small-for-a-share", "its value is a price, which the mirror changes");

    private static final Map<String, Predicate<ScenarioFiles>> WHAT_NAMES_PROMISE = Map.ofEntries(
            Map.entry("triggers", story -> story.shows(EventType.SIGNAL, "status", "PROMOTED")),
            Map.entry("is-blocked", story -> story.shows(EventType.SIGNAL, "status", "BLOCKED")),
            Map.entry("stays-idle", story -> !story.shows(EventType.SETUP_TRANSITION)),
            Map.entry(
                    "gives-up-armed", story -> story.shows(EventType.SETUP_TRANSITION, "from", "ARMED", "to", "IDLE")),
            Map.entry(
                    "gives-up-confirming",
                    story -> story.shows(EventType.SETUP_TRANSITION, "from", "CONFIRMING", "to", "IDLE")),
            Map.entry("is-disabled", story -> story.shows(EventType.SETUP_TRANSITION, "to", "DISABLED")),
            Map.entry("expires", story -> story.shows(EventType.SIGNAL, "status", "EXPIRED")),
            Map.entry("is-closed-at-its-target", closedFor(ExitReason.TARGET)),
            Map.entry("is-closed-at-its-stop", closedFor(ExitReason.STOP)),
            Map.entry("is-closed-by-the-time-stop", closedFor(ExitReason.TIME_STOP)),
            Map.entry("is-closed-by-the-hard-stop", closedFor(ExitReason.HARD_STOP)),
            Map.entry("is-closed-by-invalidation", closedFor(ExitReason.INVALIDATION)),
            Map.entry("is-closed-by-the-opposite-signal", closedFor(ExitReason.OPPOSITE_SIGNAL)),
            Map.entry("is-closed-before-the-session-ends", closedFor(ExitReason.SESSION_END)),
            Map.entry("is-closed-by-the-operator", closedFor(ExitReason.OPERATOR)),
            Map.entry("is-closed-by-a-limit-of-the-day", closedFor(ExitReason.RISK)));

    private static Predicate<ScenarioFiles> closedFor(ExitReason reason) {
        return story -> story.shows(EventType.TRADE_CLOSED, "reason", reason.name());
    }

    private static Stream<ScenarioFiles> of(String group) {
        return STORIES.stream().filter(story -> story.group().equals(group));
    }

    private static Stream<ScenarioFiles> of(Setup setup) {
        return of(ScenarioFiles.groupOf(setup));
    }

    @Test
    void everyRiskRuleIsShownRefusing() {
        EnumSet<RiskRule> rules = EnumSet.allOf(RiskRule.class);
        rules.remove(RiskRule.NONE);
        rules.removeAll(NOT_REFUSING_HERE.keySet());
        assertThat(ScenarioFiles.values(of("risk"), "rule", EventType.VETO))
                .containsExactlyInAnyOrderElementsOf(names(rules));
    }

    @Test
    void everyCapOfZeroRefusesAtOnce() {
        List<ScenarioFiles> stories =
                of("risk").filter(story -> story.name().startsWith("zero-")).toList();
        assertThat(stories).noneMatch(story -> story.shows(EventType.ORDER_REQUEST));
        assertThat(ScenarioFiles.values(stories.stream(), "rule", EventType.VETO))
                .containsExactlyInAnyOrderElementsOf(names(RiskRules.catalogue().stream()
                        .filter(rule -> !rule.keys().isEmpty())
                        .map(EntryRule::code)
                        .filter(code -> !NO_CAP_OF_ZERO.containsKey(code))
                        .toList()));
    }

    @Test
    void everyBreachHoldsClosesWhatIsOpenAndIsCleared() {
        for (EntryRule rule : RiskRules.catalogue()) {
            if (rule.latches()) {
                String code = rule.code().name();
                Predicate<Map<String, String>> breach = is(EventType.RISK_STATE, "breach", code);
                Predicate<Map<String, String>> cleared = is(EventType.RISK_STATE, "breach", "NONE");
                Predicate<Map<String, String>> alert = is(EventType.ALERT, "code", "RISK_BREACH", "detail", code);
                requireInOrder(code, breach, alert, is(EventType.VETO, "rule", code));
                requireInOrder(code, breach, alert, is(EventType.TRADE_CLOSED, "reason", "RISK"));
                requireInOrder(code, breach, alert, cleared, is(EventType.SIGNAL, "status", "PROMOTED"));
            }
        }
    }

    @SafeVarargs
    private static void requireInOrder(String title, Predicate<Map<String, String>>... decisions) {
        assertThat(STORIES).as(title).anyMatch(story -> story.showsInOrder(decisions));
    }

    @ParameterizedTest
    @EnumSource(
            value = Command.class,
            names = {"FLATTEN", "KILL"})
    void bothCommandsThatCloseAreShown(Command command) {
        assertThat(STORIES)
                .anyMatch(story -> story.causes().contains("command: " + command)
                        && closedFor(command == Command.KILL ? ExitReason.KILL : ExitReason.OPERATOR)
                                .test(story));
    }

    @ParameterizedTest
    @EnumSource(Setup.class)
    void everySetupGoesEveryWayOfItsTable(Setup setup) throws Exception {
        Set<String> rows = new TreeSet<>(rows(camelCase(setup)));
        Class<?> shared = machine(setup).getSuperclass();
        if (shared != SetupMachine.class) {
            rows.addAll(rows(shared.getSimpleName()));
        }
        assertThat(ways(setup))
                .containsAll(rows)
                .contains(
                        "TRIGGERED>IN_TRADE POSITION_OPENED",
                        "TRIGGERED>COOLDOWN SIGNAL_BLOCKED",
                        "TRIGGERED>COOLDOWN SIGNAL_EXPIRED",
                        "IN_TRADE>COOLDOWN POSITION_CLOSED",
                        "COOLDOWN>IDLE COOLDOWN_OVER",
                        "DISABLED>IDLE RESUMED");
    }

    @Test
    void everyTransitionOfTheCommonFrameIsShown() throws Exception {
        Set<String> ways = Arrays.stream(Setup.VALUES)
                .flatMap(setup -> ways(setup).stream())
                .collect(Collectors.toSet());
        assertThat(ways).containsAll(rows("SetupMachine"));
    }

    /** Reasons that take a second round trip, or a position of the broker that contradicts the reports. */
    private static final Set<String> WALKED_BY_TESTS_OF_THE_DESK =
            Set.of(" LATE_FILL", " CLOSED_AT_BROKER", " SETTLED_BY_POSITION");

    @Test
    void everyChangeOfStageOfARoundTripIsShown() throws Exception {
        Set<String> changes = STORIES.stream()
                .flatMap(story -> story.decisions(EventType.TRADE_TRANSITION).stream())
                .map(change -> change.get("from") + ">" + change.get("to") + " " + change.get("reason"))
                .collect(Collectors.toSet());
        Set<String> rows = stages();
        rows.removeIf(row -> WALKED_BY_TESTS_OF_THE_DESK.stream().anyMatch(row::endsWith));
        assertThat(changes).containsExactlyInAnyOrderElementsOf(rows);
    }

    /** Returns the rows of the table of stages in the document on orders. */
    private static Set<String> stages() throws Exception {
        Set<String> rows = Files.readString(ORDERS)
                .lines()
                .dropWhile(line -> !line.equals("| from | to | when | reason |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.split(" *\\| *"))
                .map(cells -> cells[1] + ">" + cells[2] + " " + cells[4])
                .collect(Collectors.toSet());
        assertThat(rows).isNotEmpty();
        return rows;
    }

    /** Returns the transitions of a setup's long side in its own scenarios. Their mirrors cover the short side. */
    private static Set<String> ways(Setup setup) {
        return of(setup)
                .flatMap(story ->
                        story
                                .decisions(EventType.SETUP_TRANSITION, "setup", setup.name(), "side", Side.BUY.name())
                                .stream())
                .map(move -> move.get("from") + ">" + move.get("to") + " " + move.get("reason"))
                .collect(Collectors.toSet());
    }

    /** Returns the rows of a table in the strategy document, which its own test compares with the code. */
    private static Set<String> rows(String table) throws Exception {
        String text = Files.readString(STRATEGY);
        int begin = text.indexOf("<!-- table transitions " + table + " -->");
        assertThat(begin).as(table).isPositive();
        Set<String> rows = text.substring(begin, text.indexOf("<!-- end -->", begin))
                .lines()
                .skip(3)
                .map(line -> line.split(" *\\| *"))
                .flatMap(cells ->
                        Arrays.stream(cells[1].split(", ")).map(from -> from + ">" + cells[2] + " " + cells[3]))
                .collect(Collectors.toSet());
        assertThat(rows).as(table).isNotEmpty();
        return rows;
    }

    /** Returns the class of the setup's machines, which has the setup's name. */
    private static Class<?> machine(Setup setup) throws ClassNotFoundException {
        return Class.forName(SetupMachine.class.getPackageName() + "." + camelCase(setup));
    }

    private static String camelCase(Setup setup) {
        return Arrays.stream(setup.name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @EnumSource(Setup.class)
    void everySetupIsLeftByEveryExit(Setup setup) {
        EnumSet<ExitReason> reasons = EnumSet.allOf(ExitReason.class);
        reasons.removeAll(CLOSES_NO_TRADE_HERE.keySet());
        assertThat(ScenarioFiles.values(of(setup), "reason", EventType.TRADE_CLOSED, "setup", setup.name()))
                .containsExactlyInAnyOrderElementsOf(names(reasons));
    }

    @Test
    void unprotectedPositionsAreShownAmongTheOrders() {
        assertThat(of("orders")).anyMatch(closedFor(ExitReason.UNPROTECTED));
        assertThat(STORIES).anyMatch(story -> story.shows(EventType.CANCEL_REQUEST, "reason", "ENTRY_EXPIRED"));
    }

    @Test
    void everyFilterIsShownBlocking() {
        assertThat(ScenarioFiles.values(STORIES.stream(), "filter", EventType.FILTER_CHECK, "passed", "false"))
                .containsExactlyInAnyOrderElementsOf(names(EnumSet.allOf(Filter.class)));
    }

    @Test
    void everyScenarioShowsWhatItsNameSays() {
        WHAT_NAMES_PROMISE.forEach((name, promise) -> {
            List<ScenarioFiles> stories = Arrays.stream(Setup.VALUES)
                    .flatMap(ScenarioCoverageTest::of)
                    .filter(story -> story.name().startsWith(name))
                    .toList();
            assertThat(stories).as(name).isNotEmpty().allMatch(promise);
        });
    }

    @Test
    void everyScenarioOfASetupOrARuleHasAMirror() {
        assertThat(STORIES.stream()
                        .filter(story -> !OF_ORDERS.contains(story.group())
                                && !story.head().contains("mirror: "))
                        .map(ScenarioFiles::name))
                .containsExactlyInAnyOrderElementsOf(TOLD_TO_ONE_SIDE.keySet());
    }

    private static Set<String> names(Iterable<? extends Enum<?>> constants) {
        Set<String> names = new TreeSet<>();
        constants.forEach(constant -> names.add(constant.name()));
        return names;
    }
}
