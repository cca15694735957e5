package io.ringtape.tape;

import io.ringtape.event.Event;
import io.ringtape.event.SessionStart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Events as text: YAML that reads back to the same event, and JSON lines for other programs.
 *
 * <p>Prices, sizes and money are exact decimals in dollars and shares, instants ISO-8601 in UTC, durations seconds with an
 * {@code s} in YAML and plain seconds in JSON; identifiers
 * are strings in JSON; what is not there is {@code null}. One thread.
 */
public final class EventText {
    private final Symbols symbols;
    private final YamlFields yaml = new YamlFields();
    private final JsonFields json = new JsonFields();

    /** Texts that name instruments by those symbols. */
    public EventText(Symbols symbols) {
        this.symbols = symbols;
    }

    /** The symbols it names instruments by. */
    public Symbols symbols() {
        return symbols;
    }

    /** The event as a YAML mapping, a line for each field. */
    public String yaml(Event event) {
        yaml.clear();
        yaml.event(event, symbols);
        return yaml.yaml();
    }

    /**
     * The event that a YAML mapping describes. An absent field keeps the value of a fresh event.
     *
     * @throws IllegalArgumentException when type, field or value is not known; the message names it
     */
    public Event parse(String mapping) {
        List<Event> events = parseAll(mapping);
        if (events.size() != 1) {
            throw new IllegalArgumentException(events.size() + " YAML documents, wanted one");
        }
        return events.get(0);
    }

    /**
     * The events that the documents of a YAML stream describe, in order. From a session's start on, its symbols count.
     *
     * @throws IllegalArgumentException when type, field or value is not known; the message names it
     */
    public List<Event> parseAll(String stream) {
        List<Event> events = new ArrayList<>();
        Symbols known = symbols;
        for (ParsedFields fields : ParsedFields.all(stream)) {
            Event event = fields.event(known);
            events.add(event);
            if (event instanceof SessionStart start) {
                known = Symbols.of(start);
            }
        }
        return events;
    }

    /** The event as one line of JSON: tapeEntry, sequence, time, type, symbol, received, then the fields. */
    public String json(long entry, Event event) {
        json.begin(entry);
        json.event(event, symbols);
        return json.end();
    }

    /** Each field's value by name, in order, as the YAML form writes it. */
    Map<String, String> values(Event event) {
        ListedFields fields = new ListedFields();
        fields.event(event, symbols);
        return fields.values();
    }
}
