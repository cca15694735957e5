package io.ringtape.bench.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Counts sampled stacks. A stack lists its frames from the outermost to the innermost. */
public final class FoldedStacks {
    private final Map<List<String>, Long> counts = new HashMap<>();
    private long total;

    /**
     * A frame and how often it was innermost.
     *
     * @param name of the frame
     * @param samples in which it was innermost
     * @param share of all samples, 0 to 1
     */
    public record Self(String name, long samples, double share) {}

    /** Parses what {@link #lines()} returned. */
    public static FoldedStacks of(List<String> lines) {
        FoldedStacks stacks = new FoldedStacks();
        for (String line : lines) {
            int end = line.lastIndexOf(' ');
            long count = Long.parseLong(line.substring(end + 1));
            stacks.counts.merge(List.of(line.substring(0, end).split(";")), count, Long::sum);
            stacks.total += count;
        }
        return stacks;
    }

    /** Counts one sample. Ignores an empty stack. */
    public void add(List<String> frames) {
        if (!frames.isEmpty()) {
            counts.merge(List.copyOf(frames), 1L, Long::sum);
            total++;
        }
    }

    /** Returns the number of samples. */
    public long total() {
        return total;
    }

    /** Returns at most {@code most} frames with the most time of their own, the greatest first. */
    public List<Self> top(int most) {
        Map<String, Long> selves = new TreeMap<>();
        counts.forEach((stack, count) -> selves.merge(stack.get(stack.size() - 1), count, Long::sum));
        return selves.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(each -> new Self(each.getKey(), each.getValue(), (double) each.getValue() / total))
                .toList();
    }

    /**
     * Returns a line for each stack, in the format of other flame graph tools: frames joined by semicolons, and the
     * count.
     */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        counts.forEach((stack, count) -> lines.add(String.join(";", stack) + " " + count));
        lines.sort(Comparator.naturalOrder());
        return lines;
    }

    /** Passes each stack to {@code sink}, with the number of its samples. */
    void forEach(BiConsumer<List<String>, Long> sink) {
        counts.forEach(sink);
    }
}
