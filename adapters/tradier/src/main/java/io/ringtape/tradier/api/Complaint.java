package io.ringtape.tradier.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds the broker's own words on what it does not do: in errors, in a fault, or as plain text. */
final class Complaint {
    private Complaint() {}

    /** Returns what the answer complains of; empty if it does not, or is a web page. */
    static String of(ApiAnswer answer) {
        try {
            return in(AnswerReader.json(answer));
        } catch (UnreadableAnswerException noJson) {
            return plain(answer);
        }
    }

    private static String plain(ApiAnswer answer) {
        String text = answer.text();
        String type = answer.headers().getOrDefault("content-type", "").toLowerCase(Locale.ROOT);
        boolean isMarkup = type.contains("html") || type.contains("xml") || text.startsWith("<");
        boolean isData = text.startsWith("{") || text.startsWith("[");
        return isMarkup || isData ? "" : text;
    }

    /** Returns what a JSON object complains of; empty if it does not. */
    static String in(JsonNode node) {
        JsonNode errors = node.path("errors");
        List<String> found = new ArrayList<>();
        collect(errors.isObject() ? errors.path("error") : errors, found);
        if (found.isEmpty()) {
            collect(node.path("fault").path("faultstring"), found);
        }
        return String.join("; ", found);
    }

    private static void collect(JsonNode node, List<String> found) {
        if (node.isTextual() && !node.textValue().isBlank() && !node.textValue().equals("null")) {
            found.add(node.textValue().strip());
        } else if (node.isArray()) {
            node.forEach(each -> collect(each, found));
        }
    }
}
