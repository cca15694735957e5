package io.ringtape.config;

import io.ringtape.config.YamlValue.Mapping;
import io.ringtape.config.YamlValue.Scalar;
import io.ringtape.setting.Objections;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Notes a record's objections as problems, at the line of the key that the user wrote. */
final class SectionObjections implements Objections {
    private static final Pattern NAMED = Pattern.compile("\\{([^}]+)}");

    private final Section section;
    private final RecordShape shape;

    SectionObjections(Section section, RecordShape shape) {
        this.section = section;
        this.shape = shape;
    }

    /** A key that an objection names: its path inside the section, where it stands, and its value, or null. */
    private record Named(String path, SourceLine place, YamlValue valueOrNull) {}

    @Override
    public void requireOfFile(boolean holds, String component, String wanted) {
        require(holds || section.allowsContradictions(), component, wanted);
    }

    @Override
    public void refuse(String component, String text) {
        Named target = named(component);
        List<SourceLine> places = new ArrayList<>(List.of(target.place()));
        StringBuilder shown = new StringBuilder();
        Matcher matcher = NAMED.matcher(text);
        while (matcher.find()) {
            boolean itself = matcher.group(1).equals(component);
            Named other = itself ? target : named(matcher.group(1));
            places.add(other.place());
            matcher.appendReplacement(
                    shown, Matcher.quoteReplacement(itself ? Section.shown(target.valueOrNull()) : keyAndValue(other)));
        }
        matcher.appendTail(shown);
        SourceLine place = places.stream()
                .filter(each -> !Configuration.isDefault(each))
                .findFirst()
                .orElse(target.place());
        section.problem(place, section.pathOf(target.path()) + " " + shown);
    }

    private static String keyAndValue(Named named) {
        return named.valueOrNull() instanceof Scalar scalar
                ? named.path() + " (" + scalar.text() + ")"
                : named.path().substring(named.path().lastIndexOf('.') + 1);
    }

    private Named named(String components) {
        Mapping mapping = section.mapping;
        RecordShape within = shape;
        Named named = new Named("", mapping.place(), mapping);
        for (String step : components.split("\\.")) {
            SettingKey key = within == null ? null : within.keyOrNull(step);
            if (within != null && key == null) {
                throw new IllegalStateException(within.type() + " objects to '" + step + "', which is no component");
            }
            String name = key == null ? step : key.name();
            Mapping.Entry entry = mapping == null ? null : mapping.entries().get(name);
            named = new Named(
                    named.path().isEmpty() ? name : named.path() + "." + name,
                    entry == null ? named.place() : entry.place(),
                    entry == null ? null : entry.value());
            mapping = named.valueOrNull() instanceof Mapping inner ? inner : null;
            within = key == null ? null : key.binder().shapeOrNull();
        }
        return named;
    }
}
