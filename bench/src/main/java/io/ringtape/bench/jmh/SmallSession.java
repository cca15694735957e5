package io.ringtape.bench.jmh;

import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.session.SessionRecipe;
import io.ringtape.bench.session.SessionStore;
import io.ringtape.bench.session.Transactions;
import io.ringtape.bench.session.WorkFolder;
import io.ringtape.engine.EngineSettings;
import io.ringtape.replay.RunProgress;
import java.io.IOException;
import java.nio.file.Path;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A small session for the benchmarks. The first fork makes it; later forks replay it to check it. */
@State(Scope.Benchmark)
public class SmallSession {
    /** System property: the folder to work in. */
    public static final String WORK = "ringtape.jmh.work";

    private static final SessionRecipe RECIPE = new SessionRecipe(3, 30_000);

    private WorkFolder work;
    private MeasuredSession session;

    /** Finds the session or makes it. */
    @Setup(Level.Trial)
    public void open() throws IOException {
        work = new WorkFolder(Path.of(System.getProperty(WORK, WorkFolder.USUAL.toString())));
        session = new SessionStore(work, RunProgress.NONE).session(RECIPE);
    }

    /** Releases the folder for the next fork. */
    @TearDown(Level.Trial)
    public void close() throws IOException {
        work.close();
    }

    MeasuredSession session() {
        return session;
    }

    Transactions transactions() {
        return session.transactions();
    }

    EngineSettings settings() {
        return session.setup().settings();
    }
}
