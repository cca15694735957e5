package io.ringtape.bench.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;

/** Samples the stacks of this process's running threads with JDK Flight Recorder. */
public final class Profiler {
    private static final String JAVA_SAMPLE = "jdk.ExecutionSample";
    private static final String NATIVE_SAMPLE = "jdk.NativeMethodSample";
    private static final String ENTRANCE = Profiler.class.getName() + ".profile";
    private static final Duration PERIOD = Duration.ofMillis(2);

    private Profiler() {}

    /** Code to profile. */
    public interface Profiled {
        void run() throws IOException;
    }

    /**
     * Runs the code. Returns the stacks that were sampled meanwhile.
     *
     * @param folder for the recording, which is deleted afterwards
     * @param threads tells from the name of a thread whether it counts
     */
    public static FoldedStacks profile(Path folder, Predicate<String> threads, Profiled profiled) throws IOException {
        Path file = Files.createTempFile(folder, "profile", ".jfr");
        try (Recording recording = new Recording()) {
            recording.enable(JAVA_SAMPLE).withPeriod(PERIOD);
            recording.enable(NATIVE_SAMPLE).withPeriod(PERIOD);
            recording.start();
            profiled.run();
            recording.stop();
            recording.dump(file);
            return folded(file, threads);
        } finally {
            Files.delete(file);
        }
    }

    private static FoldedStacks folded(Path file, Predicate<String> threads) throws IOException {
        FoldedStacks stacks = new FoldedStacks();
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                RecordedEvent event = recording.readEvent();
                if (isSample(event)
                        && threads.test(event.getThread("sampledThread").getJavaName())) {
                    stacks.add(frames(event));
                }
            }
        }
        return stacks;
    }

    private static boolean isSample(RecordedEvent event) {
        String type = event.getEventType().getName();
        return (type.equals(JAVA_SAMPLE) || type.equals(NATIVE_SAMPLE))
                && event.getThread("sampledThread") != null
                && event.getThread("sampledThread").getJavaName() != null
                && event.getStackTrace() != null;
    }

    /** Returns the frames called from {@link #profile}, from the outermost to the innermost. */
    private static List<String> frames(RecordedEvent event) {
        List<String> frames = new ArrayList<>();
        for (RecordedFrame frame : event.getStackTrace().getFrames()) {
            RecordedMethod method = frame.getMethod();
            String name = method.getType().getName() + "." + method.getName();
            if (name.equals(ENTRANCE)) {
                break;
            }
            frames.add(name);
        }
        Collections.reverse(frames);
        return frames;
    }
}
