package io.ringtape.tape;

import io.ringtape.event.Codes;
import java.util.LinkedHashMap;
import java.util.Map;

/** Collects the fields of an event by name, in order, with their values as in the YAML form. */
final class ListedFields extends TextFields {
    private final Map<String, String> values = new LinkedHashMap<>();

    Map<String, String> values() {
        return values;
    }

    @Override
    void number(String name, String text) {
        values.put(name, text);
    }

    @Override
    void seconds(String name, String text) {
        values.put(name, text + "s");
    }

    @Override
    void word(String name, String text) {
        values.put(name, text);
    }

    @Override
    void claim(String name, boolean holds) {
        values.put(name, Boolean.toString(holds));
    }

    @Override
    void string(String name, String text) {
        values.put(name, text);
    }

    @Override
    void list(String name, Codes codes) {
        values.put(name, codes.toString());
    }

    @Override
    void missing(String name) {
        values.put(name, "null");
    }
}
