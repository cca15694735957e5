package io.ringtape.polygon.sim;

import io.ringtape.market.Instrument;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The topics of one connection. For one thread at a time. */
final class Subscriptions {
    private final List<Instrument> instruments;
    private final Set<Topic> topics = new LinkedHashSet<>();
    private final boolean[][] wanted;

    Subscriptions(List<Instrument> instruments) {
        this.instruments = instruments;
        int ids = instruments.stream().mapToInt(Instrument::id).max().orElse(0) + 1;
        wanted = new boolean[Channel.values().length][ids];
    }

    boolean contains(Topic topic) {
        return topics.contains(topic);
    }

    void add(Topic topic) {
        topics.add(topic);
        update(topic.channel());
    }

    /** Returns whether the topic was there. */
    boolean remove(Topic topic) {
        boolean removed = topics.remove(topic);
        update(topic.channel());
        return removed;
    }

    boolean isEmpty() {
        return topics.isEmpty();
    }

    int count() {
        return topics.size();
    }

    boolean wants(int channel, int instrument) {
        return wanted[channel][instrument];
    }

    private void update(Channel channel) {
        boolean all = topics.contains(new Topic(channel, "*"));
        for (Instrument instrument : instruments) {
            wanted[channel.ordinal()][instrument.id()] =
                    all || topics.contains(new Topic(channel, instrument.symbol()));
        }
    }
}
