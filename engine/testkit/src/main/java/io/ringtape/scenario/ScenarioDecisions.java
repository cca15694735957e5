package io.ringtape.scenario;

import io.ringtape.event.Alert;
import io.ringtape.event.CancelRequest;
import io.ringtape.event.Event;
import io.ringtape.event.EventListener;
import io.ringtape.event.FilterCheck;
import io.ringtape.event.Missing;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.PositionChange;
import io.ringtape.event.ReplaceRequest;
import io.ringtape.event.RiskState;
import io.ringtape.event.Setup;
import io.ringtape.event.SetupTransition;
import io.ringtape.event.Side;
import io.ringtape.event.Signal;
import io.ringtape.event.TradeClosed;
import io.ringtape.event.TradeTransition;
import io.ringtape.event.Veto;
import io.ringtape.replay.DecisionContent;
import io.ringtape.tape.EventText;
import io.ringtape.tape.SessionSymbols;
import java.math.BigDecimal;
import java.math.RoundingMode;
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
        DecisionListener decisions = new DecisionListener();
        effects.forEach(effect -> effect.tell(decisions));
        return lines.toString();
    }

    private void write(Event effect) {
        Event copy = numbered.of(effect);
        if (copy.timeNs >= scenario.script().ownFromNs()) {
            lines.append("---\n").append(lines(text.yaml(copy)));
        }
    }

    /** Writes the effects that are decisions of the scenario's setup and side. */
    private final class DecisionListener implements EventListener {
        @Override
        public void onSetupTransition(SetupTransition transition) {
            if (isAskedFor(transition.setup, transition.side)) {
                write(transition);
            }
        }

        @Override
        public void onSignal(Signal signal) {
            if (isAskedFor(signal.setup, signal.side)) {
                write(signal);
            } else {
                foreignSignals.add(signal.signalId);
            }
        }

        @Override
        public void onFilterCheck(FilterCheck check) {
            if (!check.passed && !foreignSignals.contains(check.signalId)) {
                write(check);
            }
        }

        @Override
        public void onVeto(Veto veto) {
            if (!foreignSignals.contains(veto.signalId)) {
                write(veto);
            }
        }

        @Override
        public void onOrderRequest(OrderRequest request) {
            write(request);
        }

        @Override
        public void onCancelRequest(CancelRequest request) {
            write(request);
        }

        @Override
        public void onReplaceRequest(ReplaceRequest request) {
            write(request);
        }

        @Override
        public void onPositionChange(PositionChange change) {
            write(change);
        }

        @Override
        public void onTradeTransition(TradeTransition transition) {
            write(transition);
        }

        @Override
        public void onTradeClosed(TradeClosed closed) {
            write(closed);
        }

        @Override
        public void onRiskState(RiskState state) {
            write(state);
        }

        @Override
        public void onAlert(Alert alert) {
            write(alert);
        }
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
}
