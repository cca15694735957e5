package io.ringtape.bench;

import io.ringtape.app.Console;
import io.ringtape.app.UsageProblems;
import io.ringtape.bench.report.MarkedSections;
import io.ringtape.bench.report.ResultTable;
import io.ringtape.bench.report.RunReport;
import io.ringtape.bench.report.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options for files with the results. */
final class OutputOptions {
    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures to this file as one JSON object.")
    private Path json;

    @Option(
            names = "--write-docs",
            arity = "0..1",
            fallbackValue = "docs/performance/tables.md",
            paramLabel = "FILE",
            description = "Put the tables into their marked places in this document (${FALLBACK-VALUE}).")
    private Path document;

    void requireSound(UsageProblems problems) {
        problems.requirePath("--json", json, "file");
        problems.requireFile("--write-docs", document);
        WholeFile.requireWritable("--json", json, problems);
        WholeFile.requireWritable("--write-docs", document, problems);
    }

    /** Returns the document; empty if none is written. */
    Optional<Path> document() {
        return Optional.ofNullable(document);
    }

    /** Writes the JSON file if it was asked for. */
    void writeJson(RunReport report) throws IOException {
        if (json != null) {
            WholeFile.write(json, report.json() + "\n");
        }
    }

    /** Puts {@code tables} into the document if it was asked for. */
    void writeDocument(List<ResultTable> tables, Console console) throws IOException {
        if (document != null) {
            MarkedSections sections = new MarkedSections(Files.readString(document));
            tables.forEach(sections::put);
            WholeFile.write(document, sections.toString());
            sections.missing().forEach(name -> console.note("%s has no place for the table '%s'", document, name));
        }
    }
}
