package io.ringtape.polygon.live;

import io.ringtape.market.Instrument;
import java.util.ArrayList;
import java.util.List;

/** What the feed subscribes to: prints, quotes, minute bars and price bands of every symbol. */
final class Topics {
    private static final List<String> NEEDED = List.of("T.", "Q.");
    private static final List<String> WISHED = List.of("AM.", "LULD.");

    private final List<String> all = new ArrayList<>();

    Topics(List<Instrument> instruments) {
        for (Instrument instrument : instruments) {
            NEEDED.forEach(channel -> all.add(channel + instrument.symbol()));
            WISHED.forEach(channel -> all.add(channel + instrument.symbol()));
        }
    }

    /** Returns every topic, such as {@code T.SPY}. */
    List<String> all() {
        return all;
    }

    /** Whether the session cannot do without the topic. */
    boolean isNeeded(String topic) {
        return NEEDED.stream().anyMatch(topic::startsWith);
    }
}
