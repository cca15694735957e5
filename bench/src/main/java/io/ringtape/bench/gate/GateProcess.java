package io.ringtape.bench.gate;

import io.ringtape.bench.measure.WrongOutputException;
import io.ringtape.bench.process.ChildProcess;
import io.ringtape.bench.report.Figure;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.session.SessionRecipe;
import io.ringtape.bench.session.SessionStore;
import io.ringtape.bench.session.WorkFolder;
import io.ringtape.replay.RunProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The process of {@link Gate}: measures ratios, each until its bound is decided. Arguments: the work folder, the session's
 * seed and events, the rules, and each ratio as {@code KEY=BOUND}. On standard output it says a line for
 * each ratio and figure, {@code gate KEY VALUES}.
 */
public final class GateProcess {
    /** Begins each line that is an answer. */
    static final String ANSWER = "gate ";

    private GateProcess() {}

    /** Measures them; ends with 1 when something failed or came out wrong. */
    public static void main(String[] arguments) {
        try {
            answer(List.of(arguments));
        } catch (WrongOutputException e) {
            System.err.println("wrong output, so no ratios: " + e.getMessage());
            System.exit(1);
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        System.exit(0);
    }

    private static void answer(List<String> all) throws IOException {
        SessionRecipe recipe = new SessionRecipe(Long.parseLong(all.get(1)), Long.parseLong(all.get(2)));
        GateRules rules = GateRules.parse(all.get(3));
        try (WorkFolder work = new WorkFolder(Path.of(all.get(0)))) {
            MeasuredSession session = new SessionStore(work, RunProgress.NONE).session(recipe);
            answer(Figure.BYTES_PER_EVENT.key(), Double.toString(session.bytesPerTransaction()));
            for (String each : all.subList(4, all.size())) {
                int equals = each.indexOf('=');
                GatedRatio ratio =
                        GatedRatio.of(each.substring(0, equals)).orElseThrow(() -> new IllegalArgumentException(each));
                double bound = Double.parseDouble(each.substring(equals + 1));
                answer(
                        ratio.key(),
                        Trial.of(ratio.pairs(session, work), bound, rules).text());
            }
        }
    }

    private static void answer(String key, String values) {
        ChildProcess.answer(ANSWER, "%s %s", key, values);
    }
}
