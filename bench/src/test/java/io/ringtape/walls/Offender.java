package io.ringtape.walls;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;

/** Does everything that is banned, so that a test can see each ban take effect. Never run. */
@SuppressWarnings("all") // every line is wrong on purpose
final class Offender {
    private final Map<String, Set<String>> unordered = new HashMap<>();
    private final AtomicLong shared = new AtomicLong();

    long readsTheWorld() throws IOException {
        long sum =
                System.nanoTime() + System.currentTimeMillis() + Instant.now().toEpochMilli();
        sum += new Random().nextLong() + (long) (Math.random() * 10) + (long) Math.exp(sum);
        sum += Files.size(Path.of("x")) + new File("x").length() + shared.get();
        unordered.put("x", new HashSet<>(Set.of("y", "z")));
        Thread.onSpinWait();
        Logger.getAnonymousLogger().info("x");
        System.out.println(sum);
        return sum + System.identityHashCode(this);
    }

    long differsBetweenProcesses() {
        List<Integer> list = new ArrayList<>(List.of(1, 2));
        Collections.shuffle(list);
        long sum = list.parallelStream().mapToInt(Integer::intValue).sum();
        sum += Thread.State.NEW.hashCode()
                + Objects.hash(this)
                + new int[1].hashCode()
                + hashCode()
                + new Pair(Thread.State.NEW).hashCode();
        return sum
                + (long) Math.fma(1.0, 2.0, 3.0)
                + ManagementFactory.getRuntimeMXBean().getUptime();
    }

    private record Pair(Thread.State state) {}

    String readsTheMachine() {
        System.out.printf("%.1f", 1.5);
        return String.format("%,d", 1000)
                + "I".toLowerCase()
                + ZoneId.systemDefault()
                + Locale.getDefault()
                + Charset.defaultCharset();
    }
}
