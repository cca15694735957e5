package io.ringtape.walls;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Bans everything that keeps code from being a pure function of its inputs, with the same bytes everywhere. */
final class Pure {
    /** Types that access the outside world, have an order that differs between runs, or use another thread. */
    private static final Set<String> BANNED_TYPES = Set.of(
            "java.lang.Thread",
            "java.lang.ThreadLocal",
            "java.lang.Process",
            "java.lang.ProcessBuilder",
            "java.lang.Runtime",
            "java.lang.InheritableThreadLocal",
            "java.time.Clock",
            "java.util.Random",
            "java.util.SplittableRandom",
            "java.util.UUID",
            "java.util.Date",
            "java.util.Calendar",
            "java.util.Scanner",
            "java.util.Timer",
            "java.util.HashMap",
            "java.util.HashSet",
            "java.util.Hashtable",
            "java.util.IdentityHashMap",
            "java.util.WeakHashMap",
            "java.security.SecureRandom");

    /** Calls that read the outside world, or whose result differs between runs, machines or Java versions. */
    private static final Map<String, Set<String>> BANNED_CALLS = Map.ofEntries(
            Map.entry(
                    "java.lang.System",
                    Set.of(
                            "nanoTime",
                            "currentTimeMillis",
                            "identityHashCode",
                            "getenv",
                            "getProperty",
                            "getLogger",
                            "exit",
                            "out",
                            "err",
                            "in")),
            Map.entry("java.lang.Object", Set.of("hashCode", "wait", "notify", "notifyAll")),
            Map.entry(
                    "java.lang.Math",
                    Set.of(
                            "random", "exp", "expm1", "log", "log10", "log1p", "pow", "sin", "cos", "tan", "asin",
                            "acos", "atan", "atan2", "sinh", "cosh", "tanh", "cbrt", "hypot", "fma")),
            Map.entry("java.lang.StrictMath", Set.of("random", "fma")),
            Map.entry("java.util.Collections", Set.of("shuffle")),
            Map.entry("java.util.Objects", Set.of("hash", "hashCode")),
            Map.entry("java.util.Arrays", Set.of("parallelSort", "parallelPrefix", "parallelSetAll", "deepHashCode")),
            Map.entry("java.lang.Throwable", Set.of("printStackTrace")),
            Map.entry("java.time.Instant", Set.of("now")),
            Map.entry("java.time.LocalDate", Set.of("now")),
            Map.entry("java.time.LocalTime", Set.of("now")),
            Map.entry("java.time.LocalDateTime", Set.of("now")),
            Map.entry("java.time.ZonedDateTime", Set.of("now")),
            Map.entry("java.time.OffsetDateTime", Set.of("now")),
            Map.entry("java.time.ZoneId", Set.of("systemDefault")),
            Map.entry("java.util.TimeZone", Set.of("getDefault")),
            Map.entry("java.util.Locale", Set.of("getDefault")),
            // Their iteration order is salted anew in every process.
            Map.entry("java.util.Map", Set.of("of", "ofEntries", "copyOf", "entry")),
            Map.entry("java.util.Set", Set.of("of", "copyOf")),
            Map.entry(
                    "java.util.stream.Collectors",
                    Set.of(
                            "toSet",
                            "toMap",
                            "toUnmodifiableSet",
                            "toUnmodifiableMap",
                            "groupingBy",
                            "partitioningBy")));

    /** Calls that use other threads, whatever they are called on. */
    private static final Set<String> PARALLEL = Set.of("parallelStream", "parallel", "unordered");

    private static final String[] BANNED_PACKAGES = {
        "java.io..",
        "java.lang.management..",
        "java.net..",
        "java.nio.channels..",
        "java.nio.file..",
        "java.sql..",
        "java.util.concurrent..",
        "java.util.logging..",
        "java.util.prefs..",
        "javax..",
        "jdk..",
        "sun..",
        "net..",
        "com..",
        "org.agrona.concurrent..",
        "org.agrona.io..",
        "org.apache..",
        "org.slf4j..",
        "org.snakeyaml.."
    };

    /** A port may declare that reading fails without reading anything itself. */
    private static final List<String> ALLOWED =
            List.of(IOException.class.getName(), UncheckedIOException.class.getName(), Serializable.class.getName());

    private Pure() {}

    /** Returns the rules for the classes that {@code where} selects. */
    static List<ArchRule> rules(DescribedPredicate<JavaClass> where) {
        return List.of(
                noClasses()
                        .that(where)
                        .should()
                        .dependOnClassesThat(resideInAnyPackage(BANNED_PACKAGES)
                                .and(DescribedPredicate.not(DescribedPredicate.describe(
                                        "a word for failed reading", each -> ALLOWED.contains(each.getName())))))
                        .because("the core does no I/O, has no threads, no loggers and no libraries but collections"),
                noClasses()
                        .that(where)
                        .should()
                        .dependOnClassesThat(resideInAPackage("java..")
                                .and(DescribedPredicate.describe(
                                        "that bring in the world", each -> BANNED_TYPES.contains(each.getName()))))
                        .because("the core has no clock, no randomness, no threads and no unordered maps"),
                noClasses()
                        .that(where)
                        .should()
                        .accessTargetWhere(DescribedPredicate.describe("that is banned", Pure::isBanned))
                        .because("the same events must give the same bytes in every process, on every machine"));
    }

    private static boolean isBanned(JavaAccess<?> access) {
        AccessTarget target = access.getTarget();
        Set<String> banned = BANNED_CALLS.getOrDefault(target.getOwner().getName(), Collections.emptySet());
        return banned.contains(target.getName())
                || PARALLEL.contains(target.getName())
                || (target.getName().equals("hashCode") && hashesByIdentity(target.getOwner()));
    }

    /** Whether instances of a type may have the hash code of an address, as enums and records of them have. */
    private static boolean hashesByIdentity(JavaClass type) {
        return type.isEnum()
                || type.isRecord()
                || type.isInterface()
                || type.isArray()
                || type.getName().equals("java.lang.Enum");
    }
}
