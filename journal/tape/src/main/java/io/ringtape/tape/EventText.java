package io.ringtape.tape;

import io.ringtape.event.Event;
import io.ringtape.event.SessionStart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Text forms of events: YAML that parses back to the same event, and JSON lines for other programs.
 *
 * <p>Prices, sizes and money are exact decimals in dollars and shares; instants are ISO-8601 in UTC, and parsed
 * with any offset; durations are
 * seconds, with a suffix {@code s} in YAML. Identifiers are strings in JSON. A missing value is {@code null}. For one
 * thread.
 */
public final class EventText {
    private final SessionSymbols symbols;
    private final YamlFields yaml = new YamlFields();
    private final YamlFields newYorkYaml = new NewYorkYamlFields();
    private final JsonFields json = new JsonFields();

    /** Creates text forms that name instruments by {@code symbols}. */
    public EventText(SessionSymbols symbols) {
        this.symbols = symbols;
    }

    public SessionSymbols symbols() {
        return symbols;
    }

    /** Returns the event as a YAML mapping, one line per field. */
    public String yaml(Event event) {
        return yaml(event, yaml);
    }

    /** Returns the event as {@link #yaml} does, but its instants in New York time with their offset. */
    String newYorkYaml(Event event) {
        return yaml(event, newYorkYaml);
    }

    private String yaml(Event event, YamlFields fields) {
        fields.clear();
        fields.event(event, symbols);
        return fields.yaml();
    }

    /**
     * Parses one YAML mapping. An absent field keeps its initial value.
     *
     * @throws IllegalArgumentException when a type, field or value is invalid; the message names it
     */
    public Event parse(String mapping) {
        List<Event> events = parseAll(mapping);
        if (events.size() != 1) {
            throw new IllegalArgumentException(events.size() + " YAML documents, wanted one");
        }
        return events.get(0);
    }

    /**
     * Parses the documents of a YAML stream in order. A session start sets the symbols for what follows.
     *
     * @throws IllegalArgumentException when a type, field or value is invalid; the message names it
     */
    public List<Event> parseAll(String stream) {
        List<Event> events = new ArrayList<>();
        SessionSymbols known = symbols;
        for (ParsedFields fields : ParsedFields.all(stream)) {
            Event event = fields.event(known);
            events.add(event);
            if (event instanceof SessionStart start) {
                known = SessionSymbols.of(start);
            }
        }
        return events;
    }

    /**
     * Returns the event as one line of JSON: tapeEntry, sequence, time, type, symbol, received, then its own fields.
     */
    public String json(long entry, Event event) {
        json.begin(entry);
        json.event(event, symbols);
        return json.end();
    }

    /** Returns each field's value by name, in order, as in the YAML form. */
    Map<String, String> values(Event event) {
        ListedFields fields = new ListedFields();
        fields.event(event, symbols);
        return fields.values();
    }
}
