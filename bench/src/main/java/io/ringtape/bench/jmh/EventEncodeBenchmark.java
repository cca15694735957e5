package io.ringtape.bench.jmh;

import org.openjdk.jmh.annotations.Benchmark;

/** What does it cost to write each event but the two hot ones? The answer of each is the count of bytes. */
public class EventEncodeBenchmark extends JmhDefaults {
    /** Our codec: the event's description, visited by the writer. */
    @Benchmark
    @HotPath
    public int ours(AnyEvent any) {
        any.writer.write(any.frame, any.event);
        return any.frame.length();
    }

    /** Rejected: Wire's self-describing binary form, by the same description. */
    @Benchmark
    public long wireNamed(AnyEvent any) {
        any.named.clear();
        any.event.describe(any.namedWriter);
        return any.named.writePosition();
    }
}
