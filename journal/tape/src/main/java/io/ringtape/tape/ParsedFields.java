package io.ringtape.tape;

import io.ringtape.event.Codes;
import io.ringtape.event.Event;
import io.ringtape.event.EventType;
import io.ringtape.event.Fields;
import io.ringtape.event.Missing;
import io.ringtape.event.Text;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Fills an event from its YAML form. An absent field keeps its initial value; an unknown field is refused. */
final class ParsedFields implements Fields {
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();

    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private String type = "event";

    /** Parses a YAML stream into one instance per document. */
    static List<ParsedFields> all(String yaml) {
        List<ParsedFields> all = new ArrayList<>();
        try {
            for (Node root : new Compose(SETTINGS).composeAllFromString(yaml)) {
                all.add(new ParsedFields(root));
            }
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException("invalid YAML: " + e.getMessage(), e);
        }
        return all;
    }

    private ParsedFields(Node root) {
        if (!(root instanceof MappingNode mapping)) {
            throw new IllegalArgumentException("no mapping of field names to values");
        }
        for (NodeTuple field : mapping.getValue()) {
            String name = scalar(field.getKeyNode());
            if (values.put(name, texts(field.getValueNode())) != null) {
                throw new IllegalArgumentException(name + ": given twice");
            }
        }
    }

    private static List<String> texts(Node value) {
        List<String> texts = new ArrayList<>();
        if (value instanceof SequenceNode sequence) {
            sequence.getValue().forEach(item -> texts.add(scalar(item)));
        } else {
            texts.add(scalar(value));
        }
        return texts;
    }

    /** Returns the text of a scalar, or null for a YAML null. */
    private static String scalar(Node node) {
        if (!(node instanceof ScalarNode scalar)) {
            throw new IllegalArgumentException("a nested mapping, wanted plain values");
        }
        boolean isNull = scalar.isPlain() && NULLS.contains(scalar.getValue());
        return isNull ? null : scalar.getValue();
    }

    /** Returns the event, whose type is read from the text. */
    Event event(SessionSymbols symbols) {
        String label = taken("type");
        EventType known = label == null ? null : EventType.ofLabel(label);
        if (known == null) {
            throw new IllegalArgumentException("type: unknown '" + label + "'");
        }
        type = label;
        Event event = known.create();
        event.sequence = count("sequence", event.sequence);
        event.timeNs = instant("time", event.timeNs);
        event.receiveNs = instant("received", event.receiveNs);
        String symbol = taken("symbol");
        event.instrument = symbol == null ? Event.NO_INSTRUMENT : symbols.instrument(symbol);
        event.describe(this);
        if (!values.isEmpty()) {
            throw new IllegalArgumentException(type + " has no field " + values.keySet());
        }
        return event;
    }

    @Override
    public long price(String name, long value) {
        return longValue(name, value, Decimals::micros);
    }

    @Override
    public long size(String name, long value) {
        return longValue(name, value, Decimals::micros);
    }

    @Override
    public long money(String name, long value) {
        return longValue(name, value, Decimals::micros);
    }

    @Override
    public long instant(String name, long value) {
        return longValue(name, value, Decimals::instant);
    }

    @Override
    public long duration(String name, long value) {
        return longValue(
                name,
                value,
                text -> text.endsWith("s")
                        ? Decimals.nanos(text.substring(0, text.length() - 1))
                        : Long.parseLong(text));
    }

    @Override
    public long count(String name, long value) {
        return longValue(name, value, Long::parseLong);
    }

    @Override
    public int number(String name, int value) {
        return value(name, value, Missing.INT, Integer::valueOf);
    }

    @Override
    public int code(String name, int value) {
        return value(name, value, Missing.CODE, ParsedFields::parseCode);
    }

    @Override
    public double statistic(String name, double value) {
        return value(name, value, Missing.STATISTIC, Double::valueOf);
    }

    @Override
    public boolean flag(String name, boolean value) {
        return value(name, value, value, text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("wanted true or false");
        });
    }

    @Override
    public <E extends Enum<E>> E choice(String name, E value, E[] values) {
        return value(name, value, value, text -> Enum.valueOf(value.getDeclaringClass(), text));
    }

    @Override
    public void text(String name, Text value) {
        if (values.containsKey(name)) {
            String text = taken(name);
            value.set(text == null ? "" : text);
        }
    }

    @Override
    public void codes(String name, Codes value) {
        if (!values.containsKey(name)) {
            return;
        }
        value.clear();
        for (String code : values.remove(name)) {
            if (code != null && !value.add(parsed(name, code, ParsedFields::parseCode))) {
                throw refused(name, code, "wanted at most " + Codes.CAPACITY + " codes", null);
            }
        }
    }

    private static int parseCode(String text) {
        int code = Integer.parseInt(text);
        if (code < 0 || code > 65_534) {
            throw new IllegalArgumentException("wanted 0 to 65534");
        }
        return code;
    }

    private long longValue(String name, long value, Function<String, Long> parser) {
        return value(name, value, Missing.LONG, parser);
    }

    private <T> T value(String name, T absent, T missing, Function<String, T> parser) {
        if (!values.containsKey(name)) {
            return absent;
        }
        String text = taken(name);
        return text == null ? missing : parsed(name, text, parser);
    }

    private <T> T parsed(String name, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw refused(name, text, e.getMessage(), e);
        }
    }

    /** Removes and returns the single value of a field, or null if it is absent or missing. */
    private String taken(String name) {
        List<String> list = values.remove(name);
        if (list == null) {
            return null;
        }
        if (list.size() != 1) {
            throw refused(name, list.toString(), "wanted one value", null);
        }
        return list.get(0);
    }

    private IllegalArgumentException refused(String name, String found, String why, RuntimeException cause) {
        return new IllegalArgumentException(type + "." + name + ": '" + found + "' is not valid: " + why, cause);
    }
}
