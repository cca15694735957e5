package io.ringtape.tape;

import io.ringtape.event.RunMode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads and writes {@code manifest.yaml}. A reader sees the old or the new one, never a part. The file ends with a
 * checksum of what it says, so that a changed value is told from damage of the entries; a manifest without that line is
 * of an older version.
 */
final class ManifestFile {
    private static final String CHECKSUM = "manifestChecksum";
    private static final int MAX_BYTES = 1 << 20;
    private static final int MAX_DEPTH = 8;
    private static final int LONGEST_SHOWN = 60;
    private static final Pattern FILE_NAME = Pattern.compile("[\\w-]{1,100}\\.cq4t?");

    private ManifestFile() {}

    static void write(Path folder, TapeManifest manifest) throws IOException {
        Map<String, Object> map = toMap(manifest);
        map.put(CHECKSUM, checksum(map));
        byte[] yaml = dump(map).getBytes(StandardCharsets.UTF_8);
        Path fresh = folder.resolve(TapeManifest.FILE + ".new");
        try {
            write(fresh, yaml);
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException(fresh + " cannot be written: " + e.getMessage(), e);
        }
        Files.move(
                fresh,
                folder.resolve(TapeManifest.FILE),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
    }

    private static String dump(Map<String, Object> map) {
        DumpSettings style =
                DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).build();
        return new Dump(style).dumpToString(map);
    }

    /** Returns the checksum of what a manifest says, whatever its layout and comments. */
    private static String checksum(Map<String, Object> map) {
        CRC32C crc = new CRC32C();
        crc.update(dump(map).getBytes(StandardCharsets.UTF_8));
        return Checksums.chain((int) crc.getValue());
    }

    static TapeManifest read(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new TapeMissingException(folder, "no such folder");
        }
        Path file = folder.resolve(TapeManifest.FILE);
        if (!Files.exists(file)) {
            refuseDataAlone(folder);
            throw new TapeMissingException(folder, "it has no " + TapeManifest.FILE);
        }
        try {
            return proven(load(text(file)));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(Mark::getLine).orElse(0) + 1;
            throw new TapeDamagedException(0, 0, file + ", line " + line + ": not YAML: " + e.getProblem());
        } catch (CharacterCodingException e) {
            throw new TapeDamagedException(0, 0, file + ": not UTF-8 text");
        } catch (YamlEngineException | IllegalArgumentException | DateTimeException e) {
            throw new TapeDamagedException(0, 0, file + ": " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the file, of which no more is taken into memory than may be parsed. */
    private static String text(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("a folder, pipe or device, wanted a file");
        }
        byte[] utf8;
        try (InputStream stream = Files.newInputStream(file)) {
            utf8 = stream.readNBytes(MAX_BYTES + 1);
        }
        if (utf8.length > MAX_BYTES) {
            throw new IllegalArgumentException("more than " + MAX_BYTES + " bytes, wanted a manifest");
        }
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    }

    /** Loads the document, after a look at what its depth and aliases would make of it. */
    private static Object load(String yaml) {
        LoadSettings settings = LoadSettings.builder().build();
        int depth = 0;
        for (Event event : new Parse(settings).parseString(yaml)) {
            if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
                throw new IllegalArgumentException("anchors and aliases are not supported");
            }
            if (event instanceof CollectionStartEvent && ++depth > MAX_DEPTH) {
                throw new IllegalArgumentException("nested deeper than " + MAX_DEPTH);
            }
            depth -= event instanceof CollectionEndEvent ? 1 : 0;
        }
        return new Load(settings).loadFromString(yaml);
    }

    /** Returns the manifest, whose checksum must match if it has one. */
    private static TapeManifest proven(Object yaml) {
        TapeManifest manifest = fromMap(yaml);
        if (yaml instanceof Map<?, ?> map && map.containsKey(CHECKSUM)) {
            String found = checksum(toMap(manifest));
            if (!found.equals(text(yaml, CHECKSUM))) {
                throw new IllegalArgumentException("changed since it was written: it has the checksum " + found
                        + ", wanted " + shown(text(yaml, CHECKSUM)));
            }
        }
        return manifest;
    }

    /** Refuses a folder whose data lost their manifest: that is a damaged tape, not a folder without one. */
    private static void refuseDataAlone(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".cq4"))
                    .min(Comparator.naturalOrder())
                    .ifPresent(name -> {
                        throw new TapeDamagedException(
                                0,
                                0,
                                folder.resolve(TapeManifest.FILE) + " is missing, but the data file " + name
                                        + " is there: a tape lost its manifest, restore it from a copy");
                    });
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
        TapeStatus status = choice(yaml, "status", TapeStatus.values());
        return new TapeManifest(
                versions,
                new TapeManifest.RecordedSession(
                        date(yaml, "tradingDate"),
                        choice(yaml, "mode", RunMode.values()),
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
        long format = whole(yaml, "format");
        if (format < 1 || format > TapeManifest.FORMAT) {
            throw new IllegalArgumentException(
                    "format is " + format + ", this version reads 1 to " + TapeManifest.FORMAT);
        }
        long engine = format == 1 ? 1 : whole(yaml, "engineVersion");
        if (engine < 1 || engine > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("engineVersion is " + engine + ", wanted 1 or more");
        }
        return new TapeManifest.Versions((int) format, (int) engine, text(yaml, "codeVersion"));
    }

    private static TapeManifest.Seal seal(Object yaml) {
        List<TapeFile> files = new ArrayList<>();
        for (Object file : list(yaml, "files")) {
            String name = text(file, "name");
            if (!FILE_NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("'name' is " + shown(name) + ", wanted a file of the queue");
            }
            files.add(new TapeFile(name, whole(file, "bytes"), text(file, "crc32c")));
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
        throw refused(map, key, "a text");
    }

    private static <E extends Enum<E>> E choice(Object map, String key, E[] values) {
        String text = text(map, key);
        for (E value : values) {
            if (value.name().equalsIgnoreCase(text)) {
                return value;
            }
        }
        throw refused(map, key, "one of " + Arrays.toString(values));
    }

    private static LocalDate date(Object map, String key) {
        LocalDate date = LocalDate.parse(text(map, key));
        if (date.getYear() < 1 || date.getYear() > 9_999) {
            throw refused(map, key, "a date");
        }
        return date;
    }

    private static long whole(Object map, String key) {
        if (value(map, key) instanceof Number number && (number instanceof Integer || number instanceof Long)) {
            return number.longValue();
        }
        throw refused(map, key, "a whole number");
    }

    private static List<?> list(Object map, String key) {
        if (value(map, key) instanceof List<?> list) {
            return list;
        }
        throw refused(map, key, "a list");
    }

    private static IllegalArgumentException refused(Object map, String key, String wanted) {
        return new IllegalArgumentException("'" + key + "' is " + shown(value(map, key)) + ", wanted " + wanted);
    }

    private static String shown(Object value) {
        String text = String.valueOf(value);
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
    }
}
