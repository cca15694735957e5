package io.ringtape.bench.profile;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A frame and the frames called from it, sorted by name. */
final class StackTree {
    private final String name;
    private final Map<String, StackTree> callees = new TreeMap<>();
    private long samples;

    StackTree(String name) {
        this.name = name;
    }

    /** Adds a stack below this frame. */
    void add(List<String> stack, long count) {
        StackTree at = this;
        at.samples += count;
        for (String frame : stack) {
            at = at.callees.computeIfAbsent(frame, StackTree::new);
            at.samples += count;
        }
    }

    String name() {
        return name;
    }

    /** The number of samples with this frame in this place. */
    long samples() {
        return samples;
    }

    Collection<StackTree> callees() {
        return callees.values();
    }

    /** The number of frames on the longest path, this one included. */
    int depth() {
        return 1 + callees.values().stream().mapToInt(StackTree::depth).max().orElse(0);
    }
}
