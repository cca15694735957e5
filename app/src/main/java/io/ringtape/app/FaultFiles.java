package io.ringtape.app;

import io.ringtape.simulation.FaultCatalogue;
import io.ringtape.simulation.FaultRow;
import io.ringtape.simulation.FaultScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/** Reads the scripts of faults that options name. */
final class FaultFiles {
    private FaultFiles() {}

    /**
     * Returns the script, or one without faults if the option is absent; adds every problem with it.
     *
     * @param date trading date that times belong to; null if it is not known
     */
    static <K extends Enum<K> & FaultRow> FaultScript<K> read(
            String option, Path file, LocalDate date, FaultCatalogue<K> catalogue, UsageProblems problems) {
        int before = problems.lines().size();
        problems.requireFile(option, file);
        if (file != null && date != null && problems.lines().size() == before) {
            try {
                return catalogue.script(Files.readString(file), date);
            } catch (IllegalArgumentException e) {
                e.getMessage().lines().forEach(line -> problems.add(option + ": " + file + " " + line));
            } catch (IOException e) {
                problems.add(option + ": " + file + " cannot be read: " + e.getMessage());
            }
        }
        return FaultScript.none();
    }
}
