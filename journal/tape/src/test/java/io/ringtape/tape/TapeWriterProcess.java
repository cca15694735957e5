package io.ringtape.tape;

import io.ringtape.event.Frame;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** A process that appends until it is killed, and counts the appends that returned in a mapped file. */
final class TapeWriterProcess {
    private static final String TALLY = "returned";
    private static final String UNTIL = "until";

    private TapeWriterProcess() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        if (arguments[1].equals(UNTIL)) {
            continueUntil(folder, Long.parseLong(arguments[2]), Integer.parseInt(arguments[3]));
            return;
        }
        Files.createDirectories(folder);
        try (FileChannel channel = tally(folder);
                ChronicleTape tape = ChronicleTape.create(
                        folder,
                        Tapes.manifest(),
                        new TapeSettings(8 << 20, 0, Boolean.parseBoolean(arguments[1]), 0))) {
            MappedByteBuffer tally = channel.map(FileChannel.MapMode.READ_WRITE, 0, 8);
            Frame wide = arguments.length > 2 ? Tapes.wide(Integer.parseInt(arguments[2])) : null;
            for (long i = 1; i < 50_000_000; i++) {
                tape.append(wide == null ? Tapes.quote(i) : wide);
                tally.putLong(0, i);
            }
        }
    }

    private static FileChannel tally(Path folder) throws IOException {
        return FileChannel.open(
                folder.resolve(TALLY), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** Creates or continues a tape of frames that follow from their number, and completes it with the last. */
    private static void continueUntil(Path folder, long last, int most) throws IOException {
        Files.createDirectories(folder);
        try (FileChannel channel = tally(folder);
                ChronicleTape tape = Files.exists(folder.resolve(TapeManifest.FILE))
                        ? ChronicleTape.resume(folder, Tapes.SMALL, earlier -> {})
                        : ChronicleTape.create(folder, Tapes.manifest(), Tapes.SMALL)) {
            MappedByteBuffer tally = channel.map(FileChannel.MapMode.READ_WRITE, 0, 8);
            for (long i = tape.entries() + 1; i <= last; i++) {
                tape.append(Tapes.numbered(i, most));
                tally.putLong(0, i);
            }
            tape.complete();
        }
    }

    /**
     * Starts a process that creates or continues a tape, up to entry {@code last}, and completes it.
     *
     * @param most snapshots in a frame
     */
    static Process startUntil(Path folder, long last, int most) throws IOException {
        return start(folder, List.of(UNTIL, Long.toString(last), Integer.toString(most)));
    }

    /** Starts a process that appends quotes. */
    static Process start(Path folder, boolean touchAhead) throws IOException {
        return start(folder, List.of(Boolean.toString(touchAhead)));
    }

    /** Starts a process that appends frames of so many snapshots, so that it writes most of the time. */
    static Process startWide(Path folder, int snapshots) throws IOException {
        return start(folder, List.of("false", Integer.toString(snapshots)));
    }

    private static Process start(Path folder, List<String> how) throws IOException {
        Path home = Path.of("").toAbsolutePath();
        while (!Files.exists(home.resolve("config/jvm.flags"))) {
            home = home.getParent();
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + home.resolve("config/jvm.flags"),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                TapeWriterProcess.class.getName(),
                folder.toString()));
        command.addAll(how);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        folder.resolveSibling(folder.getFileName() + ".log").toFile())
                .start();
    }

    /** Returns the number of appends that have returned in the process writing to {@code folder}. */
    static long returned(Path folder) throws IOException {
        Path tally = folder.resolve(TALLY);
        byte[] bytes = Files.exists(tally) ? Files.readAllBytes(tally) : new byte[0];
        return bytes.length < 8 ? 0 : java.nio.ByteBuffer.wrap(bytes).getLong();
    }
}
