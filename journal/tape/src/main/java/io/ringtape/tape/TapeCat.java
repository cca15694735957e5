package io.ringtape.tape;

import io.ringtape.event.Frame;
import io.ringtape.event.FrameReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;

/** Prints the events of a tape. */
public final class TapeCat {
    private final EventFilter filter;
    private final TextForm form;
    private final Appendable out;
    private final ArrayDeque<String> held = new ArrayDeque<>();
    private long printed;

    private TapeCat(EventFilter filter, TextForm form, Appendable out) {
        this.filter = filter;
        this.form = form;
        this.out = out;
    }

    /**
     * Prints the events of the tape in {@code folder} that {@code filter} selects, in order.
     *
     * @return the number of events printed
     * @throws TapeDamagedException where the tape is damaged, after printing what precedes the damage
     */
    public static long print(Path folder, EventFilter filter, TextForm form, Appendable out) throws IOException {
        TapeCat cat = new TapeCat(filter, form, out);
        try (TapeReader reader = TapeReader.open(folder)) {
            cat.print(reader);
        }
        return cat.printed;
    }

    private void print(TapeReader reader) throws IOException {
        EntryEvents events =
                new EntryEvents(new SessionSymbols(reader.manifest().symbols()));
        Frame frame = new Frame();
        while (reader.next(frame)) {
            events.wrap(frame);
            while (events.next()) {
                FrameReader record = events.record();
                SessionSymbols symbols = events.text().symbols();
                if (filter.accepts(record.type(), record.instrument(), record.timeNs(), symbols)) {
                    take(text(events, reader.entry()));
                }
            }
        }
        for (String text : held) {
            put(text);
        }
    }

    private String text(EntryEvents events, long entry) {
        return form == TextForm.JSON
                ? events.json(entry) + "\n"
                : "--- # entry " + entry + ", "
                        + NewYorkTime.zoned(events.record().timeNs()) + "\n" + events.newYorkYaml();
    }

    private void take(String text) throws IOException {
        if (filter.last() == 0) {
            put(text);
            return;
        }
        if (held.size() == filter.last()) {
            held.removeFirst();
        }
        held.addLast(text);
    }

    private void put(String text) throws IOException {
        out.append(text);
        printed++;
    }
}
