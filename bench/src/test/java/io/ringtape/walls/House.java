package io.ringtape.walls;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The project as its tests see it: the modules, their sources and their compiled classes. */
final class House {
    /** Every class of ours that is part of the program. */
    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.ringtape");

    private House() {}

    /** Returns the folder of the parent POM. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("config/jvm.flags"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    /** Returns the modules named by the parent POM, such as {@code engine/core}. */
    static List<String> modules() {
        try (Stream<String> lines = Files.lines(root().resolve("pom.xml"))) {
            return lines.map(String::strip)
                    .filter(line -> line.startsWith("<module>"))
                    .map(line -> line.substring("<module>".length(), line.indexOf("</module>")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns all Java sources of a module, including tests. */
    static List<Path> sources(String module) {
        Path folder = root().resolve(module).resolve("src");
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The package that a Java source declares. */
    static String packageOf(Path source) {
        try (Stream<String> lines = Files.lines(source)) {
            return lines.filter(line -> line.startsWith("package "))
                    .map(line -> line.substring("package ".length(), line.indexOf(';')))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(source + " declares no package"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Matches classes, and arrays of them, compiled in {@code module}. */
    static DescribedPredicate<JavaClass> in(String module) {
        return DescribedPredicate.describe("in " + module, each -> {
            String name = each.getBaseComponentType().getName();
            JavaClass imported = CLASSES.contain(name) ? CLASSES.get(name) : each;
            return imported.getSource()
                    .map(source -> isBuiltBy(module, source.getUri().toString()))
                    .orElse(false);
        });
    }

    /**
     * Whether a class file comes from {@code module}: from its folder {@code target}, or from its jar in the folder
     * {@code lib} that a packaged program refers to.
     */
    private static boolean isBuiltBy(String module, String uri) {
        return uri.contains("/target/lib/")
                ? uri.contains("/target/lib/" + module.replace('/', '-') + "-")
                : uri.contains("/" + module + "/target/");
    }

    /** Matches our classes outside {@code modules}. */
    static DescribedPredicate<JavaClass> ofOursOutside(List<String> modules) {
        return DescribedPredicate.describe(
                "of ours outside " + modules,
                each -> each.getPackageName().startsWith("io.ringtape.")
                        && modules.stream().noneMatch(module -> in(module).test(each)));
    }
}
