package io.ringtape.tape;

import io.ringtape.event.RunMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads and writes {@code manifest.yaml}. A reader sees the old or the new one, never a part. */
final class ManifestFile {
    private ManifestFile() {}

    static void write(Path folder, TapeManifest manifest) throws IOException {
        DumpSettings style =
                DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).build();
        byte[] yaml = new Dump(style).dumpToString(toMap(manifest)).getBytes(StandardCharsets.UTF_8);
        Path fresh = folder.resolve(TapeManifest.FILE + ".new");
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(yaml);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(
                fresh,
                folder.resolve(TapeManifest.FILE),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    static TapeManifest read(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new TapeMissingException(folder, "no such folder");
        }
        Path file = folder.resolve(TapeManifest.FILE);
        if (!Files.isRegularFile(file)) {
            throw new TapeMissingException(folder, "it has no " + TapeManifest.FILE + besides(folder));
        }
        try {
            String yaml = Files.readString(file);
            return fromMap(new Load(LoadSettings.builder().build()).loadFromString(yaml));
        } catch (YamlEngineException | IllegalArgumentException | java.time.DateTimeException e) {
            throw new TapeDamagedException(0, 0, file + ": " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Describes data found without their manifest, for a message. */
    private static String besides(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".cq4"))
                    .sorted()
                    .findFirst()
                    .map(name -> ", but the data file " + name
                            + " is there: a tape lost its manifest, restore it from a copy")
                    .orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> toMap(TapeManifest manifest) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("format", manifest.versions().format());
        map.put("engineVersion", manifest.engineVersion());
        map.put("codeVersion", manifest.codeVersion());
        map.put("tradingDate", manifest.tradingDate().toString());
        map.put("mode", manifest.mode().name());
        map.put("symbols", manifest.symbols());
        map.put("configurationDigest", manifest.configurationDigest());
        map.put("synthetic", manifest.session().synthetic());
        map.put("status", manifest.status().label());
        if (manifest.isComplete()) {
            map.put("entries", manifest.entries());
            map.put("events", manifest.events());
            map.put("checksum", manifest.checksum());
            map.put("files", manifest.files().stream().map(ManifestFile::toMap).toList());
            map.put(
                    "queueDocuments",
                    manifest.queueDocuments().stream().map(ManifestFile::toMap).toList());
        }
        return map;
    }

    private static Map<String, Object> toMap(TapeFile file) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", file.name());
        map.put("bytes", file.bytes());
        map.put("crc32c", file.crc32c());
        return map;
    }

    private static Map<String, Object> toMap(QueueDocument document) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("afterEntry", document.afterEntry());
        map.put("offset", document.offset());
        map.put("bytes", document.bytes());
        map.put("crc32c", document.crc32c());
        return map;
    }

    private static TapeManifest fromMap(Object yaml) {
        TapeManifest.Versions versions = versions(yaml);
        TapeStatus status = TapeStatus.valueOf(text(yaml, "status").toUpperCase(Locale.ROOT));
        return new TapeManifest(
                versions,
                new TapeManifest.RecordedSession(
                        LocalDate.parse(text(yaml, "tradingDate")),
                        RunMode.valueOf(text(yaml, "mode")),
                        list(yaml, "symbols").stream().map(String::valueOf).toList(),
                        isSynthetic(yaml)),
                text(yaml, "configurationDigest"),
                status == TapeStatus.OPEN ? Optional.empty() : Optional.of(seal(yaml)));
    }

    /** Whether the manifest says that the market data are synthetic; older ones have no such key. */
    private static boolean isSynthetic(Object yaml) {
        return yaml instanceof Map<?, ?> fields && Boolean.TRUE.equals(fields.get("synthetic"));
    }

    /** Format 1 has no engine version: it is 1. */
    private static TapeManifest.Versions versions(Object yaml) {
        int format = Math.toIntExact(whole(yaml, "format"));
        if (format < 1 || format > TapeManifest.FORMAT) {
            throw new IllegalArgumentException(
                    "format is " + format + ", this version reads 1 to " + TapeManifest.FORMAT);
        }
        int engine = format == 1 ? 1 : Math.toIntExact(whole(yaml, "engineVersion"));
        return new TapeManifest.Versions(format, engine, text(yaml, "codeVersion"));
    }

    private static TapeManifest.Seal seal(Object yaml) {
        List<TapeFile> files = new ArrayList<>();
        for (Object file : list(yaml, "files")) {
            files.add(new TapeFile(text(file, "name"), whole(file, "bytes"), text(file, "crc32c")));
        }
        List<QueueDocument> documents = new ArrayList<>();
        for (Object document : list(yaml, "queueDocuments")) {
            documents.add(new QueueDocument(
                    whole(document, "afterEntry"),
                    whole(document, "offset"),
                    whole(document, "bytes"),
                    text(document, "crc32c")));
        }
        return new TapeManifest.Seal(
                whole(yaml, "entries"), whole(yaml, "events"), text(yaml, "checksum"), files, documents);
    }

    private static Object value(Object map, String key) {
        Object value = map instanceof Map<?, ?> fields ? fields.get(key) : null;
        if (value == null) {
            throw new IllegalArgumentException("'" + key + "' is missing");
        }
        return value;
    }

    private static String text(Object map, String key) {
        if (value(map, key) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("'" + key + "' is " + value(map, key) + ", wanted a text");
    }

    private static long whole(Object map, String key) {
        if (value(map, key) instanceof Number number) {
            return number.longValue();
        }
        throw new IllegalArgumentException("'" + key + "' is " + value(map, key) + ", wanted a whole number");
    }

    private static List<?> list(Object map, String key) {
        if (value(map, key) instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException("'" + key + "' is " + value(map, key) + ", wanted a list");
    }
}
