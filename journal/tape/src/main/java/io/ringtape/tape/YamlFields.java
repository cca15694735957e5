package io.ringtape.tape;

import io.ringtape.event.Codes;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.wire.TextWire;

/**
 * Writes an event as a YAML mapping through Chronicle's text wire, with {@code null} for missing values. The wire lays
 * out the mapping but receives numbers, instants and quoted text ready-made, because its own doubles are not exact
 * decimals and its own quotes do not always parse back.
 */
class YamlFields extends TextFields {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*");
    private static final Set<String> RESERVED = Set.of("null", "Null", "NULL");

    private final Bytes<byte[]> bytes = Bytes.allocateElasticOnHeap(1024);
    private final TextWire wire = new TextWire(bytes).useTextDocuments();

    /** Discards what was written. */
    final void clear() {
        bytes.clear();
    }

    /** Returns what was written since. */
    final String yaml() {
        return bytes.toUtf8String();
    }

    @Override
    void number(String name, String text) {
        wire.write(name).rawText(text);
    }

    @Override
    void seconds(String name, String text) {
        wire.write(name).rawText(text + "s");
    }

    @Override
    void word(String name, String text) {
        wire.write(name).rawText(text);
    }

    @Override
    void claim(String name, boolean holds) {
        wire.write(name).rawText(Boolean.toString(holds));
    }

    @Override
    void string(String name, String text) {
        if (PLAIN.matcher(text).matches() && !RESERVED.contains(text)) {
            wire.write(name).rawText(text);
        } else if (isBlock(text)) {
            wire.write(name).rawText(block(text));
        } else {
            wire.write(name).rawText(QuotedText.of(text));
        }
    }

    /** Whether the text consists of lines that a YAML block can hold unquoted, as a configuration does. */
    private static boolean isBlock(String text) {
        if (text.indexOf('\n') <= 0 || !text.endsWith("\n") || text.endsWith("\n\n")) {
            return false;
        }
        return text.chars().allMatch(c -> c == '\n' || QuotedText.isPrintable((char) c));
    }

    private static String block(String text) {
        return "|2\n"
                + text.lines().map(line -> line.isEmpty() ? "" : "  " + line).collect(Collectors.joining("\n"));
    }

    @Override
    void list(String name, Codes codes) {
        StringBuilder list = new StringBuilder("[");
        for (int i = 0; i < codes.count(); i++) {
            list.append(i == 0 ? "" : ", ").append(codes.at(i));
        }
        wire.write(name).rawText(list.append(']').toString());
    }

    @Override
    void missing(String name) {
        wire.write(name).rawText("null");
    }
}
