package io.ringtape.app;

import io.ringtape.event.Event;
import io.ringtape.explain.MomentStory;
import io.ringtape.explain.SignalStory;
import io.ringtape.explain.TapeEvent;
import io.ringtape.tape.EventText;
import java.time.Instant;
import java.util.List;

/** Stories as JSON, with events in the form of {@code journal cat --json}. */
final class ExplainJson {
    private final EventText text;

    ExplainJson(EventText text) {
        this.text = text;
    }

    JsonReport of(SignalStory story) {
        return new JsonReport()
                .text("signalId", Long.toString(story.signal().event().signalId))
                .text("symbol", text.symbols().name(story.signal().event().instrument))
                .text("status", story.status().name())
                .json("signal", line(story.signal()))
                .json("features", line(story.basis().features()))
                .jsons("before", lines(story.basis().before()))
                .jsons("filters", lines(story.basis().filters()))
                .json("veto", line(story.basis().veto()))
                .jsons("trip", lines(story.life().trip()))
                .jsons("life", lines(story.life().events()))
                .count("lifeLeftOut", story.life().leftOut())
                .json("outcome", line(story.outcome()));
    }

    JsonReport of(String symbol, long atNs, MomentStory story, SignalStory lastOrNull) {
        List<JsonReport> machines = story.machines().stream()
                .map(machine -> new JsonReport()
                        .text("setup", machine.setup().name())
                        .text("side", machine.side().name())
                        .text("state", machine.state().name())
                        .text("waitsFor", machine.waitsFor())
                        .jsons("last", lines(machine.last()))
                        .json("signal", line(machine.signal())))
                .toList();
        return new JsonReport()
                .text("symbol", symbol)
                .text("at", Instant.ofEpochSecond(0, atNs).toString())
                .objects("machines", machines)
                .json("trip", line(story.trip()))
                .json("features", line(story.features()))
                .json("risk", line(story.day().risk()))
                .json("broker", line(story.day().broker()))
                .json("lastSignal", lastOrNull == null ? null : of(lastOrNull).toString());
    }

    private List<String> lines(List<? extends TapeEvent<?>> events) {
        return events.stream().map(this::line).toList();
    }

    private String line(TapeEvent<? extends Event> event) {
        return event == null ? null : text.json(event.entry(), event.event());
    }
}
