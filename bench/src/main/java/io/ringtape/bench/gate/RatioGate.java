package io.ringtape.bench.gate;

import io.ringtape.app.Console;
import io.ringtape.app.ExitCode;
import io.ringtape.bench.report.Figure;
import io.ringtape.replay.RunProgress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Compares ratios with their recorded budgets. A ratio has fallen if two processes, the second started because of the
 * first, each prove that the median of its pairs is below the bound. Noise alone gives {@code undecided}, which passes.
 */
public final class RatioGate {
    private static final String QUIET =
            "Only a machine on which nothing else runs can judge; in a container all that runs"
                    + " on its host counts as others";

    private final GateTrials.Measurer measurer;
    private final RunProgress progress;
    private final Budgets budgets;
    private final String machine;

    public RatioGate(GateTrials.Measurer measurer, Budgets budgets, String machine, RunProgress progress) {
        this.measurer = measurer;
        this.budgets = budgets;
        this.machine = machine;
        this.progress = progress;
    }

    /** Measures and judges. Returns {@link ExitCode#FAILED} if something fell. */
    public ExitCode judge(Console console) throws IOException {
        GateTrials first = measure("gate", List.of(GatedRatio.values()));
        List<GatedRatio> suspects = first.trials().keySet().stream()
                .filter(ratio -> verdict(ratio, first.trials().get(ratio)) == BoundVerdict.FELL)
                .toList();
        Map<GatedRatio, Trial> seconds = suspects.isEmpty()
                ? Map.of()
                : measure("gate, what seems to have fallen once more", suspects).trials();
        boolean hasFallen = !holdsBytes(first.bytesPerEvent(), console);
        List<String> unjudged = new ArrayList<>();
        for (GatedRatio ratio : GatedRatio.values()) {
            Trial trial = first.trials().get(ratio);
            if (seconds.containsKey(ratio)) {
                console.note("%s: measured again in another process", line(ratio, trial));
                trial = seconds.get(ratio);
            }
            hasFallen |= verdict(ratio, trial) == BoundVerdict.FELL;
            console.result("%s", line(ratio, trial));
            unjudged(ratio, trial).ifPresent(unjudged::add);
        }
        reportUnknownMachine(console);
        if (!unjudged.isEmpty()) {
            console.note("NOT JUDGED, so passed without proof: %s. %s", String.join("; ", unjudged), QUIET);
        }
        return hasFallen ? ExitCode.FAILED : ExitCode.DONE;
    }

    private GateTrials measure(String phase, List<GatedRatio> ratios) throws IOException {
        progress.phase(phase, "ratios", ratios.size());
        Map<GatedRatio, Double> bounds = new EnumMap<>(GatedRatio.class);
        ratios.forEach(ratio -> bounds.put(ratio, boundOrZero(ratio)));
        return measurer.measure(bounds);
    }

    private Optional<String> unjudged(GatedRatio ratio, Trial trial) {
        Optional<Bound> bound = bound(ratio);
        if (bound.isPresent() && verdict(ratio, trial) != BoundVerdict.UNDECIDED) {
            return Optional.empty();
        }
        String why = bound.map(known -> trial.reason(known.ratio())).orElse("recorded for no machine");
        return Optional.of(ratio.key() + " (" + why + ")");
    }

    private void reportUnknownMachine(Console console) {
        if (budgets.machines().containsKey(machine)) {
            return;
        }
        boolean hasFloors =
                Stream.of(GatedRatio.values()).anyMatch(ratio -> bound(ratio).isPresent());
        console.result(
                "%s: none are recorded for '%s'; './ringtape bench --gate --record' does it",
                hasFloors ? "ratios were held against floors only" : "passed without a judgement on ratios", machine);
    }

    private Optional<Bound> bound(GatedRatio ratio) {
        return budgets.bound(machine, ratio);
    }

    private double boundOrZero(GatedRatio ratio) {
        return bound(ratio).map(Bound::ratio).orElse(0.0);
    }

    private BoundVerdict verdict(GatedRatio ratio, Trial trial) {
        return trial.verdict(boundOrZero(ratio));
    }

    private String line(GatedRatio ratio, Trial trial) {
        MedianInterval found = trial.interval();
        String measured = String.format(
                Locale.ROOT,
                "%s %.4f (%s, %d quiet pairs of %d)",
                ratio.key(),
                found.median(),
                Double.isFinite(found.low())
                        ? String.format(Locale.ROOT, "%.4f – %.4f", found.low(), found.high())
                        : "too few to bound it",
                trial.quiet(),
                trial.pairs().size());
        return bound(ratio)
                .map(bound -> verdict(ratio, trial).label() + ": " + measured + ", " + bound.origin())
                .orElse("not recorded: " + measured);
    }

    /** Whether the bytes are those recorded. They are the same on every machine, so fewer bytes are a change too. */
    private boolean holdsBytes(double found, Console console) {
        String key = Figure.BYTES_PER_EVENT.key();
        if (budgets.bytes().isEmpty()) {
            console.result("not recorded: %s %.4f", key, found);
            return true;
        }
        double recorded = budgets.bytes().get();
        boolean isHeld = Budgets.rounded(found) == recorded;
        console.result(
                "%s: %s %.4f, recorded %.4f, wanted exactly that%s",
                isHeld ? "held" : "changed",
                key,
                found,
                recorded,
                isHeld ? "" : "; if it is meant, the commit changes it in the budgets and says why");
        return isHeld;
    }
}
