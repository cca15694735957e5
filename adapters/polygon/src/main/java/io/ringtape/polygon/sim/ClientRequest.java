package io.ringtape.polygon.sim;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * What a client asks for.
 *
 * @param action such as {@code subscribe}
 * @param params the key, or topics with commas between them
 */
record ClientRequest(String action, String params) {
    private static final JsonFactory JSON = new JsonFactory();

    /** Returns the request, or null if the text is none. */
    static ClientRequest parse(byte[] text) {
        String action = null;
        String params = "";
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (value == JsonToken.VALUE_STRING && name.equals("action")) {
                    action = parser.getText();
                } else if (value == JsonToken.VALUE_STRING && name.equals("params")) {
                    params = parser.getText();
                }
                parser.skipChildren();
            }
            boolean whole = parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
            return whole && action != null ? new ClientRequest(action, params) : null;
        } catch (IOException e) {
            return null;
        }
    }

    /** Returns the texts of the topics. */
    List<String> topics() {
        return Arrays.stream(params.split(",", -1))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
