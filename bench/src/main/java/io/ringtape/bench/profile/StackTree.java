package io.ringtape.bench.profile;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A frame with the frames that were called from it, in the order of their names. */
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

    /** Samples in which it was on the stack at this place. */
    long samples() {
        return samples;
    }

    Collection<StackTree> callees() {
        return callees.values();
    }

    /** Frames on the longest way down, this one included. */
    int depth() {
        return 1 + callees.values().stream().mapToInt(StackTree::depth).max().orElse(0);
    }
}
