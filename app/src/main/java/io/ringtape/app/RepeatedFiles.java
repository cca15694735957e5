package io.ringtape.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Market data files that are given twice, by whatever name: each of their rows would count twice. */
final class RepeatedFiles {
    private RepeatedFiles() {}

    /** Adds a problem for each file that is, or has the bytes of, one before it. Ignores null, an absent option. */
    static void refuse(String option, List<Path> files, UsageProblems problems) {
        for (int i = 0; files != null && i < files.size(); i++) {
            for (int before = 0; before < i; before++) {
                compare(option, files.get(before), files.get(i), problems);
            }
        }
    }

    private static void compare(String option, Path first, Path second, UsageProblems problems) {
        try {
            if (Files.isSameFile(first, second)) {
                problems.add(option + ": " + second + " is given twice" + otherName(first, second));
            } else if (Files.size(first) == Files.size(second) && Files.mismatch(first, second) < 0) {
                problems.add(option + ": " + second + " has the same bytes as " + first + ", wanted each file once");
            }
        } catch (IOException e) {
            problems.add(option + ": " + second + " cannot be compared with " + first + ": " + e.getMessage());
        }
    }

    private static String otherName(Path first, Path second) {
        return first.equals(second) ? "" : ", first as " + first;
    }
}
