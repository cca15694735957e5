package io.ringtape.scenario;

import io.ringtape.event.Event;
import io.ringtape.event.EventType;
import io.ringtape.event.FieldChange;
import io.ringtape.event.FilterCheck;
import io.ringtape.event.Missing;
import io.ringtape.event.Setup;
import io.ringtape.event.SetupTransition;
import io.ringtape.event.Side;
import io.ringtape.event.Signal;
import io.ringtape.event.Veto;
import io.ringtape.replay.DecisionContent;
import io.ringtape.tape.EventText;
import io.ringtape.tape.SessionSymbols;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The decisions among a scenario's effects in the tape's text form: setup transitions, signals and their statuses,
 * orders, positions, risk and alerts. Numbers signals and orders from 1, rounds statistics, and omits fields that only
 * locate an effect on the tape. If the scenario continues another, starts from its own first cause.
 */
public final class ScenarioDecisions {
    private static final Set<String> LEFT_OUT = Set.of("sequence", "received");
    private static final Set<EventType> TYPES = Collections.unmodifiableSet(EnumSet.of(
            EventType.SETUP_TRANSITION,
            EventType.SIGNAL,
            EventType.FILTER_CHECK,
            EventType.VETO,
            EventType.ORDER_REQUEST,
            EventType.CANCEL_REQUEST,
            EventType.REPLACE_REQUEST,
            EventType.POSITION_CHANGE,
            EventType.TRADE_TRANSITION,
            EventType.TRADE_CLOSED,
            EventType.RISK_STATE,
            EventType.ALERT));

    private final Scenario scenario;
    private final EventText text;
    private final Numbered numbered = new Numbered();
    private final Set<Long> foreignSignals = new HashSet<>();
    private final StringBuilder lines = new StringBuilder();

    private ScenarioDecisions(Scenario scenario) {
        this.scenario = scenario;
        text = new EventText(new SessionSymbols(scenario.session().symbols()));
    }

    /** Returns the decisions of the scenario as text. */
    public static String text(Scenario scenario) {
        return new ScenarioDecisions(scenario).of(ScenarioRun.effects(scenario));
    }

    /** Returns the decisions of the mirrored scenario, mirrored back. */
    public static String mirroredText(Scenario scenario) {
        Mirror mirror = new Mirror(scenario.subject().mirror().orElseThrow());
        List<Event> effects = ScenarioRun.effects(scenario.mirrored());
        return new ScenarioDecisions(scenario)
                .of(effects.stream().map(mirror::of).toList());
    }

    private String of(List<Event> effects) {
        effects.stream()
                .filter(ScenarioDecisions::isDecision)
                .filter(this::isOfSubject)
                .forEach(this::write);
        return lines.toString();
    }

    private void write(Event effect) {
        Event copy = numbered.of(effect);
        if (copy.timeNs >= scenario.script().ownFromNs()) {
            lines.append("---\n").append(lines(text.yaml(copy)));
        }
    }

    /** Whether an effect of a scenario is a decision: anything but a snapshot, a passed check or a figure. */
    static boolean isDecision(Event effect) {
        return TYPES.contains(effect.type()) && !(effect instanceof FilterCheck check && check.passed);
    }

    /** Returns the decisions among {@code events}, each reduced to its type, its instrument and its words. */
    static List<String> kinds(List<Event> events) {
        return events.stream()
                .filter(ScenarioDecisions::isDecision)
                .map(event -> new Words().words(event))
                .toList();
    }

    /** Whether a decision is one of the scenario's setup and side, or of none. */
    private boolean isOfSubject(Event decision) {
        if (decision instanceof Signal signal && !isAskedFor(signal.setup, signal.side)) {
            foreignSignals.add(signal.signalId);
            return false;
        }
        if (decision instanceof SetupTransition transition) {
            return isAskedFor(transition.setup, transition.side);
        }
        return !(decision instanceof FilterCheck check && foreignSignals.contains(check.signalId))
                && !(decision instanceof Veto veto && foreignSignals.contains(veto.signalId));
    }

    private boolean isAskedFor(Setup setup, Side side) {
        return scenario.subject().setup().filter(asked -> asked != setup).isEmpty()
                && scenario.subject().side().filter(asked -> asked != side).isEmpty();
    }

    private static String lines(String yaml) {
        return yaml.lines()
                .filter(line -> !LEFT_OUT.contains(line.split(":")[0]))
                .filter(line -> !line.matches("score[A-Z].*") && !line.endsWith(": null"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    /** Copies events into a readable form. */
    private static final class Numbered extends DecisionContent {
        private static final int PLACES = 4;

        private final Map<Long, Long> signals = new HashMap<>();
        private final Map<Long, Long> orders = new HashMap<>();

        @Override
        protected long signal(long id) {
            return signals.computeIfAbsent(id, first -> signals.size() + 1L);
        }

        @Override
        protected long order(long id) {
            return orders.computeIfAbsent(id, first -> orders.size() + 1L);
        }

        @Override
        public long count(String name, long value) {
            return name.equals("value") ? orders.getOrDefault(value, value) : super.count(name, value);
        }

        @Override
        public double statistic(String name, double value) {
            return Missing.isPresent(value) && Double.isFinite(value)
                    ? new BigDecimal(value)
                                    .setScale(PLACES, RoundingMode.HALF_UP)
                                    .doubleValue()
                            + 0.0
                    : value;
        }
    }

    /** Collects the words of an event. */
    private static final class Words extends FieldChange {
        private final StringBuilder words = new StringBuilder();

        String words(Event event) {
            words.append(event.type()).append(' ').append(event.instrument);
            of(event);
            return words.toString();
        }

        @Override
        public <E extends Enum<E>> E choice(String name, E value, E[] values) {
            words.append(' ').append(value);
            return value;
        }
    }
}
