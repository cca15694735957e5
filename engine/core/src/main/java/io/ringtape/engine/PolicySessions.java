package io.ringtape.engine;

import io.ringtape.event.Missing;
import io.ringtape.event.Setup;
import io.ringtape.event.StateHasher;
import io.ringtape.event.Text;
import io.ringtape.setup.Blackout;
import io.ringtape.setup.InstrumentRules;
import io.ringtape.setup.SessionPolicy;
import java.util.List;
import java.util.TreeSet;

/**
 * Which policy session is open for an instrument, and how many entries were made in each. Sessions of the same name are
 * one to the count, whatever the instrument.
 */
final class PolicySessions {
    private static final int SETUPS = Setup.VALUES.length;

    private final long midnightNs;
    private final Blackout[] blackouts;

    /** By instrument, in the order of the windows; beside each policy the place of its name. */
    private final SessionPolicy[][] policies;

    private final int[][] places;
    private final Text[] names;
    private final int[] taken;
    private final int[] takenBySetup;

    PolicySessions(EngineSettings settings) {
        midnightNs = settings.midnightNs();
        blackouts = settings.blackouts().toArray(Blackout[]::new);
        TreeSet<String> sorted = new TreeSet<>();
        for (InstrumentRules rules : settings.rules()) {
            rules.policies().forEach(policy -> sorted.add(policy.name()));
        }
        List<String> all = List.copyOf(sorted);
        names = all.stream().map(name -> new Text(16).set(name)).toArray(Text[]::new);
        taken = new int[names.length];
        takenBySetup = new int[names.length * SETUPS];
        policies = settings.rules().stream()
                .map(rules -> rules.policies().toArray(SessionPolicy[]::new))
                .toArray(SessionPolicy[][]::new);
        places = settings.rules().stream()
                .map(rules -> rules.policies().stream()
                        .mapToInt(policy -> all.indexOf(policy.name()))
                        .toArray())
                .toArray(int[][]::new);
    }

    /** The policy that is open for the instrument, as its place in the order of the windows; missing when none is. */
    int openAt(int instrument, long timeNs) {
        SessionPolicy[] own = policies[instrument];
        for (int i = 0; i < own.length; i++) {
            if (own[i].isOpen(timeNs - midnightNs)) {
                return i;
            }
        }
        return Missing.INT;
    }

    SessionPolicy policy(int instrument, int index) {
        return index == Missing.INT ? null : policies[instrument][index];
    }

    /** The name of a policy, to be read only. */
    Text name(int instrument, int index) {
        return names[places[instrument][index]];
    }

    /** How many names policies have, over all instruments. */
    int count() {
        return names.length;
    }

    /** The place of a policy's name among all names; missing for none. */
    int place(int instrument, int index) {
        return index == Missing.INT ? Missing.INT : places[instrument][index];
    }

    /** When the window that is open ends, or the next blackout begins, if that is earlier; epoch nanoseconds. */
    long entryEndsNs(int instrument, long timeNs) {
        int open = openAt(instrument, timeNs);
        long end = open == Missing.INT ? timeNs - midnightNs : policies[instrument][open].endNs();
        for (Blackout blackout : blackouts) {
            if (blackout.endNs() > timeNs - midnightNs) {
                end = Math.min(end, blackout.startNs());
            }
        }
        return midnightNs + end;
    }

    /** Whether scheduled news keeps entries away. */
    boolean isBlackedOut(long timeNs) {
        for (Blackout blackout : blackouts) {
            if (blackout.covers(timeNs - midnightNs)) {
                return true;
            }
        }
        return false;
    }

    /** Entries made in sessions of the policy's name. */
    int taken(int instrument, int index) {
        return index == Missing.INT ? 0 : taken[places[instrument][index]];
    }

    /** Those of one setup. */
    int taken(int instrument, int index, Setup setup) {
        return index == Missing.INT ? 0 : takenBySetup[places[instrument][index] * SETUPS + setup.ordinal()];
    }

    /** Counts an entry, or takes it back with −1. */
    void count(int instrument, int index, Setup setup, int change) {
        int place = places[instrument][index];
        taken[place] += change;
        takenBySetup[place * SETUPS + setup.ordinal()] += change;
    }

    void hash(StateHasher hasher) {
        for (int count : taken) {
            hasher.add((long) count);
        }
        for (int count : takenBySetup) {
            hasher.add((long) count);
        }
    }
}
