package io.ringtape.scenario;

import io.ringtape.config.ExchangeCalendar;
import io.ringtape.event.Event;
import io.ringtape.tape.EventText;
import io.ringtape.tape.SessionSymbols;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Reads {@code in.yaml}: YAML documents, each an event in the tape's text form, or a table of market data or history
 * (see {@link MarketTable}). Sorts the causes by receive time.
 */
final class CauseText {
    private static final String SEPARATOR = "---";

    private final LocalDate date;
    private final ExchangeCalendar calendar;
    private final SessionSymbols symbols;
    private final EventText text;

    CauseText(LocalDate date, ExchangeCalendar calendar, SessionSymbols symbols) {
        this.date = date;
        this.calendar = calendar;
        this.symbols = symbols;
        text = new EventText(symbols);
    }

    List<Event> read(Path file) throws IOException {
        List<Event> causes = new ArrayList<>();
        List<String> document = new ArrayList<>();
        int line = 0;
        int begin = 1;
        for (String each : Files.readAllLines(file)) {
            line++;
            if (each.startsWith(SEPARATOR)) {
                take(causes, document, file + ":" + begin);
                document.clear();
                begin = line + 1;
            } else {
                document.add(each);
            }
        }
        take(causes, document, file + ":" + begin);
        causes.sort(Comparator.comparingLong(cause -> cause.receiveNs));
        return causes;
    }

    private void take(List<Event> causes, List<String> lines, String place) {
        String document = String.join("\n", lines);
        if (lines.stream().allMatch(line -> line.isBlank() || line.startsWith("#"))) {
            return;
        }
        try {
            Object root = new Load(LoadSettings.builder().build()).loadFromString(document);
            if (root instanceof Map<?, ?> table && !table.containsKey("type")) {
                causes.addAll(MarketTable.of(table, symbols).causes(date, calendar));
            } else {
                causes.add(requireCause(text.parse(document)));
            }
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(place + ": " + e.getMessage(), e);
        }
    }

    private static Event requireCause(Event event) {
        if (event.type().isEffect()) {
            throw new IllegalArgumentException(event.type().label() + " is no cause");
        }
        return event;
    }
}
