package io.ringtape.walls;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Formatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The machine's language, time zone and character set, which no code of ours may read: they differ between users. */
final class MachineDefaults {
    private static final Map<String, Set<String>> READERS = Map.of(
            "java.time.ZoneId", Set.of("systemDefault"),
            "java.time.Clock", Set.of("systemDefaultZone"),
            "java.util.TimeZone", Set.of("getDefault"),
            "java.util.Locale", Set.of("getDefault"),
            "java.nio.charset.Charset", Set.of("defaultCharset"));

    /** Methods that take a {@link Locale} or else use the default one. */
    private static final Map<String, Set<String>> FORMATTERS = Map.of(
            String.class.getName(), Set.of("format", "formatted", "toLowerCase", "toUpperCase"),
            PrintStream.class.getName(), Set.of("format", "printf"),
            PrintWriter.class.getName(), Set.of("format", "printf"),
            Formatter.class.getName(), Set.of("<init>"));

    private MachineDefaults() {}

    /** Refuses every call that reads one of them. */
    static ArchRule rule() {
        return noClasses()
                .should()
                .accessTargetWhere(
                        DescribedPredicate.describe("that reads a default of the machine", MachineDefaults::reads))
                .because("every machine and every user must see the same");
    }

    private static boolean reads(JavaAccess<?> access) {
        AccessTarget target = access.getTarget();
        String owner = target.getOwner().getName();
        if (READERS.getOrDefault(owner, Set.of()).contains(target.getName())) {
            return true;
        }
        return FORMATTERS.getOrDefault(owner, Set.of()).contains(target.getName())
                && target instanceof AccessTarget.CodeUnitAccessTarget call
                && call.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Locale.class));
    }
}
