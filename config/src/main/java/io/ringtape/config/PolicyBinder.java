package io.ringtape.config;

import static io.ringtape.config.SettingsBinder.DAY_SECONDS;

import io.ringtape.event.Missing;
import io.ringtape.event.Setup;
import io.ringtape.setup.Blackout;
import io.ringtape.setup.InstrumentRules;
import io.ringtape.setup.SessionPolicy;
import io.ringtape.setup.SetupOverride;
import io.ringtape.setup.SetupSettings;
import io.ringtape.setup.SignalSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Says what every key of the session policies, of the blackouts and of single symbols is. */
final class PolicyBinder {
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final int DAY_MINUTES = 24 * 60;
    private static final int MOST_MINUTES = 390;

    /** What may be set for a symbol alone. */
    private static final List<String> OF_A_SYMBOL = List.of("session_policies", "signals", "setups");

    private PolicyBinder() {}

    static List<SessionPolicy> policies(Section section) {
        List<SessionPolicy> policies = new ArrayList<>();
        List<String> names = section.names(
                name -> name.matches("[A-Z][A-Z0-9_]{0,15}"),
                "a session's name: at most 16 capitals, digits and underscores",
                Comparator.comparing((String name) -> section.peek(name, "start"))
                        .thenComparing(Comparator.naturalOrder()));
        for (String name : names) {
            SessionPolicy policy = section.section(name, inner -> policy(name, inner));
            if (policy == null) {
                continue;
            }
            for (SessionPolicy other : policies) {
                if (policy.startNs() < other.endNs() && other.startNs() < policy.endNs()) {
                    section.refuse(name, other.name(), "overlaps with " + other.name());
                }
            }
            policies.add(policy);
        }
        return policies;
    }

    private static SessionPolicy policy(String name, Section section) {
        int start = section.minuteOfDay("start", PolicyWindows.OPEN_MINUTE, PolicyWindows.CLOSE_MINUTE);
        int end = section.minuteOfDay("end", PolicyWindows.OPEN_MINUTE, PolicyWindows.CLOSE_MINUTE);
        Set<Setup> allowed = section.choices("allowSetups", Setup.class);
        Set<Setup> banned = section.choicesIfAny("banSetups", Setup.class);
        Set<Setup> both = EnumSet.noneOf(Setup.class);
        both.addAll(allowed);
        both.retainAll(banned);
        if (!both.isEmpty()) {
            section.refuse("banSetups", "lists " + both + ", which allowSetups lists too");
        }
        return new SessionPolicy(
                name,
                start * MINUTE_NS,
                end * MINUTE_NS,
                allowed,
                banned,
                section.limit("rvolMin", "0", "100"),
                section.limit("slopeMinPercentPer5Min", "-10", "10"),
                section.limit("slopeMaxPercentPer5Min", "0", "10"),
                section.seconds("timeStopSeconds", "1", DAY_SECONDS),
                section.count("maxTrades", 0, 1000),
                section.numberIfAny("scoreMin", "0", "100"),
                section.sectionIfAny("setups", PolicyBinder::overrides, Map.of()));
    }

    private static Map<Setup, SetupOverride> overrides(Section section) {
        Map<Setup, SetupOverride> overrides = new EnumMap<>(Setup.class);
        for (Setup setup : section.namesOf(Setup.class)) {
            overrides.put(setup, section.row(setup.name(), PolicyBinder::override));
        }
        return overrides;
    }

    private static SetupOverride override(Section section) {
        return new SetupOverride(
                section.isSet("timeStopSeconds") ? section.seconds("timeStopSeconds", "1", DAY_SECONDS) : Missing.LONG,
                section.isSet("maxTrades") ? section.count("maxTrades", 0, 1000) : Missing.INT,
                section.isSet("scoreMin") ? section.number("scoreMin", "0", "100") : Missing.STATISTIC,
                section.isSet("slopeMinPercentPer5Min")
                        ? section.number("slopeMinPercentPer5Min", "-10", "10")
                        : Missing.STATISTIC);
    }

    static List<ListedBlackout> blackouts(Section section) {
        int before = section.count("minutesBefore", 0, MOST_MINUTES);
        int after = section.count("minutesAfter", 0, MOST_MINUTES);
        return section.section("at", times -> blackouts(times, before, after));
    }

    private static List<ListedBlackout> blackouts(Section section, int before, int after) {
        List<ListedBlackout> blackouts = new ArrayList<>();
        for (String when :
                section.names(ListedBlackout::isTime, ListedBlackout.TIME_WANTED, Comparator.naturalOrder())) {
            blackouts.add(section.row(when, row -> {
                String label = row.text("label");
                int minute = ListedBlackout.minute(when);
                int start = minute - row.count("minutesBefore", 0, MOST_MINUTES, before);
                int end = minute + row.count("minutesAfter", 0, MOST_MINUTES, after);
                return new ListedBlackout(
                        ListedBlackout.dateOrNull(when),
                        new Blackout(label, Math.max(0, start) * MINUTE_NS, Math.min(DAY_MINUTES, end) * MINUTE_NS));
            }));
        }
        return blackouts;
    }

    /** The rules of symbols that have their own, laid over those of all. */
    static Map<String, InstrumentRules> symbols(Section section, Section top, Settings all) {
        Map<String, InstrumentRules> symbols = new TreeMap<>();
        Set<String> known =
                all.instruments() == null ? Set.of() : all.instruments().keySet();
        for (String symbol : section.names(name -> true, "a symbol", Comparator.naturalOrder())) {
            if (!known.isEmpty() && !known.contains(symbol)) {
                section.refuse(symbol, "is not an instrument; " + NearestWord.hint(symbol, known));
            }
            symbols.put(symbol, section.sectionOver(top, OF_A_SYMBOL, symbol, PolicyBinder::rules));
        }
        return symbols;
    }

    private static InstrumentRules rules(Section section) {
        List<SessionPolicy> policies = section.section("session_policies", PolicyBinder::policies);
        SignalSettings signals = section.section("signals", SettingsBinder::signals);
        SetupSettings setups = section.section("setups", SetupBinder::setups);
        return policies == null ? null : new InstrumentRules(policies, signals, setups);
    }
}
