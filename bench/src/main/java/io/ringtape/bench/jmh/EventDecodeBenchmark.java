package io.ringtape.bench.jmh;

import io.ringtape.event.Event;
import org.openjdk.jmh.annotations.Benchmark;

/** What does it cost to read each event but the two hot ones back? */
public class EventDecodeBenchmark extends JmhDefaults {
    /** Our codec: the event's description, visited by the reader. */
    @Benchmark
    @HotPath
    public Event ours(AnyEvent any) {
        any.reader.wrap(any.frame).next();
        any.reader.read(any.into);
        return any.into;
    }

    /** Rejected: Wire's self-describing binary form, by the same description. */
    @Benchmark
    public Event wireNamed(AnyEvent any) {
        any.named.readPosition(0);
        any.into.describe(any.namedReader);
        return any.into;
    }
}
