package io.ringtape.simulation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Faults with the moments at which they happen. A line is a moment and a fault; {@code #} begins a comment:
 *
 * <pre>
 * at 10:02:30 drop-with-rst
 * after 5000 duplicate count=3
 * silence symbol=SPY for=30s
 * </pre>
 *
 * <p>{@code at} is session time in New York, {@code after} the number of events published; a fault without a moment
 * happens at once.
 *
 * @param <K> the vendor's catalogue
 * @param steps in the order of the lines
 */
public record FaultScript<K extends FaultRow>(List<Step<K>> steps) {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final long NEVER = Long.MAX_VALUE;

    public FaultScript {
        steps = List.copyOf(steps);
    }

    /** Returns a script without faults. */
    public static <K extends FaultRow> FaultScript<K> none() {
        return new FaultScript<>(List.of());
    }

    /**
     * A fault and its moment, which is whatever comes first.
     *
     * @param <K> the vendor's catalogue
     * @param atNs session time
     * @param afterEvents events published
     * @param fault what happens
     * @param hasBegun whether it has struck connections and requests already, and the stream and the market are left
     */
    public record Step<K extends FaultRow>(long atNs, long afterEvents, SimulatedFault<K> fault, boolean hasBegun) {
        /** Creates a step that has not begun. */
        public Step(long atNs, long afterEvents, SimulatedFault<K> fault) {
            this(atNs, afterEvents, fault, false);
        }

        /** Returns a step without a moment. */
        public static <K extends FaultRow> Step<K> atOnce(SimulatedFault<K> fault) {
            return new Step<>(Long.MIN_VALUE, NEVER, fault);
        }

        /** Returns the rest of a fault that has struck connections and requests. */
        public static <K extends FaultRow> Step<K> restOf(SimulatedFault<K> fault) {
            return new Step<>(Long.MIN_VALUE, NEVER, fault, true);
        }

        /** Whether it has no moment. */
        public boolean isAtOnce() {
            return atNs == Long.MIN_VALUE;
        }

        /** Returns the step at another moment. */
        public Step<K> at(long timeNs) {
            return new Step<>(timeNs, NEVER, fault, hasBegun);
        }

        /** Whether its moment has come. */
        public boolean isDue(long nowNs, long events) {
            return nowNs >= atNs || events >= afterEvents;
        }
    }

    static <K extends FaultRow> FaultScript<K> parse(
            String text, LocalDate date, Function<String, SimulatedFault<K>> fault) {
        List<Step<K>> steps = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        int number = 0;
        for (String whole : text.split("\\R", -1)) {
            number++;
            String line = whole.replaceFirst("(^|\\s)#.*", "").strip();
            if (line.isEmpty()) {
                continue;
            }
            try {
                steps.add(step(line, date, fault));
            } catch (IllegalArgumentException e) {
                problems.add("line " + number + ": " + e.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
        return new FaultScript<>(steps);
    }

    private static <K extends FaultRow> Step<K> step(
            String line, LocalDate date, Function<String, SimulatedFault<K>> fault) {
        String[] words = line.split("\\s+", 3);
        String rest = words.length == 3 ? words[2] : "";
        if (words[0].equals("at")) {
            return new Step<>(instantNs(words.length > 1 ? words[1] : "", date), NEVER, fault.apply(rest));
        }
        if (words[0].equals("after")) {
            String events = words.length > 1 ? words[1] : "";
            if (!events.matches("\\d{1,12}")) {
                throw new IllegalArgumentException(
                        "'" + events + "' is not a number of events, as in: after 5000 close");
            }
            return new Step<>(NEVER, Long.parseLong(events), fault.apply(rest));
        }
        return Step.atOnce(fault.apply(line));
    }

    private static long instantNs(String time, LocalDate date) {
        try {
            var instant = date.atTime(LocalTime.parse(time)).atZone(NEW_YORK).toInstant();
            return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + time + "' is not a time of the session, as in: at 10:02:30 close", e);
        }
    }
}
