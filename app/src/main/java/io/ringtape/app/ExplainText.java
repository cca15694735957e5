package io.ringtape.app;

import static io.ringtape.app.FigureText.price;
import static io.ringtape.app.FigureText.seconds;
import static io.ringtape.app.FigureText.shares;
import static io.ringtape.app.FigureText.statistic;

import io.ringtape.event.Event;
import io.ringtape.event.EventListener;
import io.ringtape.event.ExitReason;
import io.ringtape.event.FilterCheck;
import io.ringtape.event.OutcomeEnd;
import io.ringtape.event.RiskRule;
import io.ringtape.event.SetupTransition;
import io.ringtape.event.Signal;
import io.ringtape.event.SignalOutcome;
import io.ringtape.event.TradeTransition;
import io.ringtape.event.Veto;
import io.ringtape.explain.MomentStory;
import io.ringtape.explain.SignalStory;
import io.ringtape.explain.TapeEvent;
import io.ringtape.risk.EntryRule;
import io.ringtape.risk.RiskRules;
import io.ringtape.tape.EventText;
import io.ringtape.tape.NewYorkTime;
import java.util.List;
import java.util.Locale;

/** Stories as text for people. The first line says that times are New York's. */
final class ExplainText {
    private static final int MACHINE_MOVES = 3;

    private final EventText text;
    private final Console console;

    ExplainText(EventText text, Console console) {
        this.text = text;
        this.console = console;
    }

    void print(SignalStory story) {
        Signal signal = story.signal().event();
        console.result(
                "signal %d  %s %s %s  %s  policy %s  %s",
                signal.signalId,
                text.symbols().name(signal.instrument),
                signal.setup,
                signal.side,
                NewYorkTime.zoned(signal.timeNs),
                signal.policy.isEmpty() ? "none" : signal.policy,
                story.status());
        console.result(
                "entry %s USD  stop %s USD  target %s USD  time stop %s s",
                price(signal.entry), price(signal.stop), price(signal.target), seconds(signal.timeStop, 1));
        heading("the setup's transitions");
        printMoves(story.basis().before());
        heading("filters: %d passed, %d blocked", signal.passed, signal.blocked);
        story.basis().filters().forEach(check -> printCheck(check.event()));
        printScore(signal);
        printRisk(story);
        printTrip(story.life());
        heading("what followed");
        story.life().events().forEach(this::printLife);
        if (story.life().leftOut() > 0) {
            console.result("  and %d more events", story.life().leftOut());
        }
        printOutcome(story.outcome());
        printFeatures(story.basis().features());
    }

    void print(String symbol, long atNs, MomentStory story, SignalStory lastOrNull) {
        console.result("%s at %s", symbol, NewYorkTime.zoned(atNs));
        for (MomentStory.MachineStanding machine : story.machines()) {
            heading("%s %s  %s, waits for %s", machine.setup(), machine.side(), machine.state(), machine.waitsFor());
            List<TapeEvent<SetupTransition>> last = machine.last();
            printMoves(last.subList(Math.max(0, last.size() - MACHINE_MOVES), last.size()));
            if (machine.signal() == null) {
                console.result("  no signal so far");
            } else {
                Signal signal = machine.signal().event();
                console.result(
                        "  last signal %d at %s: %s",
                        signal.signalId, NewYorkTime.millis(signal.timeNs), signal.status);
            }
        }
        if (story.trip() != null) {
            TradeTransition change = story.trip().event();
            heading("round trip of signal %d, as of %s", change.signalId, NewYorkTime.millis(change.timeNs));
            console.result("  %s", trip(change));
        }
        printDay("risk", story.day().risk());
        printDay("the broker", story.day().broker());
        printFeatures(story.features());
        if (lastOrNull != null) {
            heading("the last signal with its outcome, including later events");
            print(lastOrNull);
        }
    }

    private void printDay(String what, TapeEvent<? extends Event> lastOrNull) {
        if (lastOrNull != null) {
            heading("%s, as of %s", what, NewYorkTime.millis(lastOrNull.event().timeNs));
            console.result("  %s", fields(lastOrNull.event()));
        }
    }

    private void heading(String format, Object... values) {
        console.result("");
        console.result(format, values);
    }

    private void printMoves(List<TapeEvent<SetupTransition>> moves) {
        for (TapeEvent<SetupTransition> move : moves) {
            SetupTransition to = move.event();
            console.result("  %s  %-10s > %-10s  %s", NewYorkTime.millis(to.timeNs), to.from, to.to, to.reason);
        }
        if (moves.isEmpty()) {
            console.result("  no transition so far");
        }
    }

    private void printCheck(FilterCheck check) {
        String verdict = check.passed ? "passed" : "BLOCKED";
        if (check.filter.isClaim()) {
            console.result("  %-7s  %-18s %12s", verdict, check.filter, check.value == 1 ? "yes" : "no");
        } else {
            console.result(
                    "  %-7s  %-18s %12s against %12s  margin %12s  %s",
                    verdict,
                    check.filter,
                    statistic(check.value),
                    statistic(check.threshold),
                    statistic(check.margin),
                    check.filter.unit());
        }
    }

    private void printScore(Signal signal) {
        heading("score %s of 100", statistic(signal.score));
        console.result(
                "  trend %s  rvol %s  delta %s  imbalance %s  room %s  quote %s",
                statistic(signal.scoreTrend),
                statistic(signal.scoreRvol),
                statistic(signal.scoreDelta),
                statistic(signal.scoreImbalance),
                statistic(signal.scoreRoom),
                statistic(signal.scoreQuote));
    }

    private void printRisk(SignalStory story) {
        heading("risk");
        if (story.basis().veto() != null) {
            Veto veto = story.basis().veto().event();
            console.result(
                    "  refused by %s: %s with a limit of %s (%s)",
                    veto.rule, statistic(veto.value), statistic(veto.limit), unit(veto.rule));
        } else {
            console.result(
                    story.signal().event().blocked > 0 ? "  not checked: a filter blocked it" : "  no rule refused");
        }
    }

    private static String unit(RiskRule rule) {
        return RiskRules.catalogue().stream()
                .filter(row -> row.code() == rule)
                .map(EntryRule::unit)
                .findFirst()
                .orElse("");
    }

    private void printTrip(SignalStory.Life life) {
        heading("the round trip");
        List<TapeEvent<Event>> trip = life.trip();
        for (TapeEvent<Event> change : trip) {
            console.result("  %s  %s", NewYorkTime.millis(change.event().timeNs), life(change.event()));
        }
        if (trip.isEmpty()) {
            console.result(
                    life.isOrdered()
                            ? "  this tape does not record the stages of a round trip; its orders and fills follow"
                            : "  it was not entered");
        }
    }

    private void printLife(TapeEvent<Event> event) {
        console.result(
                "  %s  %-15s %s",
                NewYorkTime.millis(event.event().timeNs), event.event().type().label(), life(event.event()));
    }

    private String life(Event event) {
        ShortForm form = new ShortForm();
        event.tell(form);
        return form.textOrNull == null ? fields(event) : form.textOrNull;
    }

    /** Says of some events only what the reader of a signal's life asks for. */
    private static final class ShortForm implements EventListener {
        private String textOrNull;

        @Override
        public void onSetupTransition(SetupTransition move) {
            textOrNull = move.from + " > " + move.to + "  " + move.reason;
        }

        @Override
        public void onSignal(Signal signal) {
            textOrNull = signal.status.name();
        }

        @Override
        public void onTradeTransition(TradeTransition change) {
            textOrNull = trip(change);
        }
    }

    private static String trip(TradeTransition change) {
        String stages = String.format(Locale.ROOT, "%-10s > %-10s  %s", change.from, change.to, change.reason);
        String exit = change.exit == ExitReason.NONE ? "" : "  exit " + change.exit;
        return stages + exit + "  held " + shares(change.held) + " of " + shares(change.entered) + " shares";
    }

    private void printOutcome(TapeEvent<SignalOutcome> event) {
        heading("outcome if entered at its reference price");
        if (event == null) {
            console.result("  the tape ends before the outcome");
            return;
        }
        SignalOutcome outcome = event.event();
        if (outcome.end == OutcomeEnd.NOT_FOLLOWED) {
            console.result("  it was not followed");
            return;
        }
        console.result(
                "  %s after %s s at %s USD: %s R, %s R after costs of %s USD a share; at best %s R, at worst %s R",
                outcome.end,
                seconds(outcome.closedNs - outcome.openedNs, 1),
                price(outcome.exit),
                statistic(outcome.grossR),
                statistic(outcome.netR),
                price(outcome.cost),
                statistic(outcome.bestR),
                statistic(outcome.worstR));
    }

    private void printFeatures(TapeEvent<? extends Event> features) {
        if (features == null) {
            heading("no features yet");
            return;
        }
        heading("features at %s", NewYorkTime.millis(features.event().timeNs));
        for (String line : SpokenFields.of(features.event())) {
            console.result("  %s", line);
        }
    }

    /** Returns the event's own fields that are present, on one line. */
    private static String fields(Event event) {
        return String.join("  ", SpokenFields.of(event));
    }
}
