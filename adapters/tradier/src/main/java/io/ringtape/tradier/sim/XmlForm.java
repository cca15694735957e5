package io.ringtape.tradier.sim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Answers as XML, which is what a client gets that does not ask for JSON. */
final class XmlForm {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private XmlForm() {}

    /** Returns the answer as XML if it is JSON. */
    static HttpReply of(HttpReply reply) {
        String text = reply.text();
        if (!text.startsWith("{")) {
            return reply;
        }
        try {
            StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
            MAPPER.readTree(text).properties().forEach(each -> write(xml, each.getKey(), each.getValue()));
            return HttpReply.of(reply.status(), "application/xml", xml.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer is not JSON", e);
        }
    }

    private static void write(StringBuilder xml, String name, JsonNode node) {
        if (node.isArray()) {
            node.forEach(each -> write(xml, name, each));
            return;
        }
        xml.append('<').append(name).append('>');
        if (node.isObject()) {
            node.properties().forEach(each -> write(xml, each.getKey(), each.getValue()));
        } else {
            xml.append(node.asText().replace("&", "&amp;").replace("<", "&lt;"));
        }
        xml.append("</").append(name).append('>');
    }
}
