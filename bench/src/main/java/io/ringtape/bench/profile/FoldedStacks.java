package io.ringtape.bench.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Samples of stacks, equal ones counted together: a stack is its frames from the outermost to the innermost. */
public final class FoldedStacks {
    private final Map<List<String>, Long> counts = new HashMap<>();
    private long total;

    /**
     * A frame and how often it was found innermost.
     *
     * @param name of the frame
     * @param samples in which it was innermost
     * @param share of all samples, 0 to 1
     */
    public record Self(String name, long samples, double share) {}

    /** Those of {@link #lines()}. */
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

    /** Takes one sample; an empty one says nothing and is left out. */
    public void add(List<String> frames) {
        if (!frames.isEmpty()) {
            counts.merge(List.copyOf(frames), 1L, Long::sum);
            total++;
        }
    }

    /** All samples. */
    public long total() {
        return total;
    }

    /** The frames in which most time was spent, at most so many, the greatest first. */
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

    /** One line a stack, frames joined by semicolons and then the count: the form that other tools read too. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        counts.forEach((stack, count) -> lines.add(String.join(";", stack) + " " + count));
        lines.sort(Comparator.naturalOrder());
        return lines;
    }

    /** The stacks grown together from their outermost frames. */
    StackTree tree() {
        StackTree root = new StackTree("all");
        counts.forEach(root::add);
        return root;
    }
}
