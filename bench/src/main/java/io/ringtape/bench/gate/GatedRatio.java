package io.ringtape.bench.gate;

import io.ringtape.bench.limit.BareAppend;
import io.ringtape.bench.limit.BareTail;
import io.ringtape.bench.limit.PlainLoop;
import io.ringtape.bench.report.Figure;
import io.ringtape.bench.session.MeasuredSession;
import io.ringtape.bench.session.WorkFolder;
import io.ringtape.bench.subject.DecodeLoop;
import io.ringtape.bench.subject.EngineTape;
import io.ringtape.bench.subject.FeatureLoop;
import io.ringtape.bench.subject.ReplayRun;
import io.ringtape.bench.subject.TickLoop;
import io.ringtape.pipeline.PipelineMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The ratios that may not fall; their keys in the budgets never change. */
public enum GatedRatio {
    ENGINE_TAPE_TO_APPEND(Figure.ENGINE_TAPE_TO_APPEND_RATIO.key()) {
        @Override
        RatioPairs pairs(MeasuredSession session, WorkFolder work) {
            return new RatioPairs(
                    new EngineTape(session, work, PipelineMode.FUSED), new BareAppend(session, work, true));
        }
    },

    /** Without ring and second thread, so that on few cores the scheduler has no say in it. */
    STEPPED_TO_APPEND("steppedEngineTapeToAppendRatio") {
        @Override
        RatioPairs pairs(MeasuredSession session, WorkFolder work) {
            return new RatioPairs(
                    new EngineTape(session, work, PipelineMode.STEPPED), new BareAppend(session, work, true));
        }
    },

    REPLAY_TO_TAIL(Figure.REPLAY_TO_TAIL_RATIO.key()) {
        @Override
        RatioPairs pairs(MeasuredSession session, WorkFolder work) {
            return new RatioPairs(new ReplayRun(session), new BareTail(session));
        }
    },

    PLAIN_LOOP_TO_FEATURES("plainLoopToFeaturesRatio") {
        @Override
        RatioPairs pairs(MeasuredSession session, WorkFolder work) {
            int instruments = session.setup().settings().instruments().size();
            return new RatioPairs(
                    new TickLoop(FeatureLoop.NAME, session, () -> new FeatureLoop(session)),
                    new TickLoop(PlainLoop.NAME, session, () -> new PlainLoop(instruments)));
        }
    },

    DECODE_TO_JACKSON(Figure.DECODE_TO_JACKSON_RATIO.key()) {
        @Override
        RatioPairs pairs(MeasuredSession session, WorkFolder work) {
            return new RatioPairs(new DecodeLoop(session, true), new DecodeLoop(session, false));
        }
    };

    private final String key;

    GatedRatio(String key) {
        this.key = key;
    }

    /** Measures it on that session. */
    abstract RatioPairs pairs(MeasuredSession session, WorkFolder work);

    /** Its key in the budgets. */
    String key() {
        return key;
    }

    /** The keys of all. */
    public static List<String> keys() {
        return Stream.of(values()).map(GatedRatio::key).toList();
    }

    /** The one of that key. */
    static Optional<GatedRatio> of(String key) {
        return Stream.of(values()).filter(each -> each.key.equals(key)).findFirst();
    }
}
