package io.ringtape.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads one YAML 1.2 document into a tree whose values know their line. Anchors and aliases are refused, so that every
 * value stands where it is read.
 */
final class YamlReader {
    /** The longest text that is parsed. */
    static final int MAX_CHARACTERS = 1 << 20;

    private static final int MAX_DEPTH = 16;

    private final String file;
    private final Problems problems;

    private YamlReader(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** Returns the document's mapping; an empty one when the document is empty or cannot be read. */
    static YamlValue.Mapping read(String text, String file, Problems problems) {
        return new YamlReader(file, problems).document(text);
    }

    private YamlValue.Mapping document(String text) {
        YamlValue.Mapping nothing = new YamlValue.Mapping(new SourceLine(file, 1), Map.of());
        Node root = compose(text).orElse(null);
        if (root == null || isEmpty(root)) {
            return nothing;
        }
        if (value(root) instanceof YamlValue.Mapping mapping) {
            return mapping;
        }
        problems.add(place(root.getStartMark()), "the document is not a mapping of keys to values");
        return nothing;
    }

    private Optional<Node> compose(String text) {
        if (text.length() > MAX_CHARACTERS) { // the parser's own check comes after minutes
            problems.add(new SourceLine(file, 1), text.length() + " characters, wanted at most " + MAX_CHARACTERS);
            return Optional.empty();
        }
        if (hasHalfCharacter(text)) {
            return Optional.empty();
        }
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setSchema(new CoreSchema())
                .build();
        try {
            return isPlain(new Parse(settings).parseString(text))
                    ? new Compose(settings).composeString(text)
                    : Optional.empty();
        } catch (MarkedYamlEngineException e) {
            problems.add(place(e.getProblemMark().or(e::getContextMark)), "not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            problems.add(new SourceLine(file, 1), "not YAML: " + e.getMessage());
        }
        return Optional.empty();
    }

    /** Notes half of a surrogate pair, which the parser cannot handle. Returns whether there is one. */
    private boolean hasHalfCharacter(String text) {
        int line = 1;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int character = text.codePointAt(i);
            line += character == '\n' ? 1 : 0;
            if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
                problems.add(new SourceLine(file, line), "half a character: a surrogate without its pair");
                return true;
            }
        }
        return false;
    }

    /** Notes anchors and deep nesting, which the composer would follow by recursion. Returns whether there are none. */
    private boolean isPlain(Iterable<Event> events) {
        int before = problems.count();
        int depth = 0;
        for (Event event : events) {
            if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
                problems.add(place(event.getStartMark()), "anchors and aliases are not supported");
            }
            if (event instanceof CollectionStartEvent && ++depth > MAX_DEPTH) {
                problems.add(place(event.getStartMark()), "nested deeper than " + MAX_DEPTH);
                return false;
            }
            depth -= event instanceof CollectionEndEvent ? 1 : 0;
        }
        return problems.count() == before;
    }

    private YamlValue value(Node node) {
        SourceLine place = place(node.getStartMark());
        if (node instanceof MappingNode mapping) {
            return mapping(mapping, place);
        }
        if (node instanceof SequenceNode sequence) {
            return new YamlValue.Sequence(
                    place, sequence.getValue().stream().map(this::value).toList());
        }
        return new YamlValue.Scalar(place, ((ScalarNode) node).getValue(), isEmpty(node));
    }

    private YamlValue.Mapping mapping(MappingNode node, SourceLine begin) {
        Map<String, YamlValue.Mapping.Entry> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            SourceLine place = place(tuple.getKeyNode().getStartMark());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.add(place, "a key must be a single word");
                continue;
            }
            YamlValue.Mapping.Entry entry = new YamlValue.Mapping.Entry(place, value(tuple.getValueNode()));
            if (entries.putIfAbsent(key.getValue(), entry) != null) {
                problems.add(place, "key '" + key.getValue() + "' is given twice");
            }
        }
        return new YamlValue.Mapping(begin, entries);
    }

    private static boolean isEmpty(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    private SourceLine place(Optional<Mark> mark) {
        return new SourceLine(file, mark.map(Mark::getLine).orElse(0) + 1);
    }
}
