package io.ringtape.bench.report;

import io.ringtape.app.JsonReport;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The figures of one run; those whose part was not measured are absent. */
final class Figures {
    private static final double DIGITS = 1e4;

    private final Map<Figure, Double> values = new EnumMap<>(Figure.class);

    Figures put(Figure figure, double value) {
        values.put(figure, value);
        return this;
    }

    Figures put(Figure figure, Optional<Double> value) {
        value.ifPresent(each -> put(figure, each));
        return this;
    }

    Optional<Double> value(Figure figure) {
        return Optional.ofNullable(values.get(figure));
    }

    /** The object of {@code --json}: the figures that were measured, and what they were measured on. */
    JsonReport json(String checksum, Machine machine, Build build) {
        JsonReport json = new JsonReport();
        values.forEach((figure, value) -> json.statistic(figure.key(), Math.round(value * DIGITS) / DIGITS));
        return json.text("checksum", checksum)
                .object("machine", machine.json())
                .text("command", build.command())
                .text("codeVersion", build.codeVersion())
                .text("commit", build.commitOrNull());
    }
}
