package io.ringtape.tape;

import io.ringtape.event.Frame;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The first difference between two tapes.
 *
 * @param isIdentical whether all entries are equal
 * @param entries equal entries before the difference, or all entries
 * @param first the first tape's differing entry as YAML; empty if that tape has ended or the tapes are identical
 * @param second the second tape's differing entry, likewise
 * @param fields the fields that differ, in order
 */
public record TapeDiff(boolean isIdentical, long entries, String first, String second, List<FieldDifference> fields) {

    /**
     * A field that differs.
     *
     * @param event position of its event in the entry, from 1
     * @param name of the field
     * @param first its value on the first tape, or null
     * @param second its value on the second tape, or null
     */
    public record FieldDifference(int event, String name, String first, String second) {}

    public TapeDiff {
        fields = List.copyOf(fields);
    }

    /**
     * Compares the entries of two tapes byte for byte.
     *
     * @throws TapeDamagedException when a tape is damaged
     */
    public static TapeDiff of(Path first, Path second) {
        return of(first, second, Set.of());
    }

    /**
     * Compares the entries of two tapes byte for byte, or field for field if some fields are ignored.
     *
     * @param ignored names of fields that may differ
     * @throws TapeDamagedException when a tape is damaged
     */
    public static TapeDiff of(Path first, Path second, Set<String> ignored) {
        try (TapeReader one = TapeReader.open(first);
                TapeReader two = TapeReader.open(second)) {
            Frame oneFrame = new Frame();
            Frame twoFrame = new Frame();
            SessionSymbols symbols = new SessionSymbols(one.manifest().symbols());
            while (true) {
                long equal = one.entry();
                boolean oneGoesOn = one.next(oneFrame);
                boolean twoGoesOn = two.next(twoFrame);
                if (!oneGoesOn && !twoGoesOn) {
                    return new TapeDiff(true, equal, "", "", List.of());
                }
                if (!oneGoesOn || !twoGoesOn) {
                    return of(equal, oneGoesOn ? oneFrame : null, twoGoesOn ? twoFrame : null, symbols);
                }
                if (!isEqual(oneFrame, twoFrame)) {
                    TapeDiff diff = of(equal, oneFrame, twoFrame, symbols).ignoring(ignored);
                    if (ignored.isEmpty() || !diff.fields.isEmpty()) {
                        return diff;
                    }
                }
            }
        }
    }

    /**
     * Describes the difference between two frames that follow {@code equalEntries} equal entries. A null frame means
     * that the tape has ended.
     */
    public static TapeDiff of(long equalEntries, Frame first, Frame second, SessionSymbols symbols) {
        List<Map<String, String>> one = new ArrayList<>();
        List<Map<String, String>> two = new ArrayList<>();
        String oneText = describe(first, symbols, one);
        String twoText = describe(second, symbols, two);
        return new TapeDiff(false, equalEntries, oneText, twoText, differences(one, two));
    }

    private TapeDiff ignoring(Set<String> names) {
        List<FieldDifference> left =
                fields.stream().filter(field -> !names.contains(field.name)).toList();
        return new TapeDiff(isIdentical, entries, first, second, left);
    }

    /** Prints the difference, or that there is none. */
    public void print(Appendable out) throws IOException {
        if (isIdentical) {
            out.append("identical: " + entries + " entries\n");
            return;
        }
        out.append("entry " + (entries + 1) + " differs\n");
        for (FieldDifference field : fields) {
            out.append("  event " + field.event + ", " + field.name + ": " + field.first + " | " + field.second + "\n");
        }
        print(out, "first", first);
        print(out, "second", second);
    }

    private static void print(Appendable out, String which, String text) throws IOException {
        out.append("--- # ")
                .append(which)
                .append(text.isEmpty() ? ": has ended\n" : "\n")
                .append(text);
    }

    private static boolean isEqual(Frame one, Frame two) {
        return Arrays.equals(one.bytes(), 0, one.length(), two.bytes(), 0, two.length());
    }

    private static String describe(Frame frame, SessionSymbols symbols, List<Map<String, String>> values) {
        if (frame == null) {
            return "";
        }
        EntryEvents events = new EntryEvents(symbols);
        StringBuilder text = new StringBuilder();
        events.wrap(frame);
        while (events.next()) {
            text.append(text.isEmpty() ? "" : "---\n").append(events.yaml());
            values.add(events.type() == null ? Map.of() : events.text().values(events.event()));
        }
        return text.toString();
    }

    /** Returns the value, or null if it is the text of a missing value. */
    private static String present(String text) {
        return "null".equals(text) ? null : text;
    }

    private static List<FieldDifference> differences(List<Map<String, String>> one, List<Map<String, String>> two) {
        List<FieldDifference> differences = new ArrayList<>();
        for (int i = 0; i < Math.max(one.size(), two.size()); i++) {
            Map<String, String> ones = i < one.size() ? one.get(i) : Map.of();
            Map<String, String> twos = i < two.size() ? two.get(i) : Map.of();
            Set<String> names = new LinkedHashSet<>(ones.keySet());
            names.addAll(twos.keySet());
            for (String name : names) {
                String oneValue = present(ones.get(name));
                String twoValue = present(twos.get(name));
                if (!Objects.equals(oneValue, twoValue)) {
                    differences.add(new FieldDifference(i + 1, name, oneValue, twoValue));
                }
            }
        }
        return differences;
    }
}
