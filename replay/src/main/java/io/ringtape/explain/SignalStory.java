package io.ringtape.explain;

import io.ringtape.event.Event;
import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.FilterCheck;
import io.ringtape.event.SetupTransition;
import io.ringtape.event.Signal;
import io.ringtape.event.SignalOutcome;
import io.ringtape.event.SignalStatus;
import io.ringtape.event.Veto;
import io.ringtape.replay.RunProgress;
import io.ringtape.replay.TapeWalk;
import io.ringtape.tape.Symbols;
import io.ringtape.tape.TapeManifest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * All that a tape says of one signal.
 *
 * @param symbols of the tape
 * @param before the last transitions of its machine, the one that made the signal last
 * @param features what it was decided on; null when the tape holds none
 * @param signal as it was made
 * @param filters each filter's verdict, in the order they were asked
 * @param veto the risk rule's refusal; null when there was none
 * @param status what became of it in the end
 * @param life what followed, in order: the machine's moves to its rest, requests, reports, fills, the trade closed
 * @param lifeLeftOut events of the life beyond those, of a life too long to keep
 * @param outcome what its prices would have come to; null when the tape ends before
 */
public record SignalStory(
        Symbols symbols,
        List<TapeEvent<SetupTransition>> before,
        TapeEvent<FeatureSnapshot> features,
        TapeEvent<Signal> signal,
        List<TapeEvent<FilterCheck>> filters,
        TapeEvent<Veto> veto,
        SignalStatus status,
        List<TapeEvent<Event>> life,
        long lifeLeftOut,
        TapeEvent<SignalOutcome> outcome) {
    /**
     * What a search came to.
     *
     * @param story of the signal; empty when the tape has none with that id
     * @param nearest the signals whose ids are nearest to it, in their order, when there is no story
     * @param symbols of the tape
     */
    public record Found(Optional<SignalStory> story, List<Signal> nearest, Symbols symbols) {}

    /**
     * Searches the tape in that folder, once from front to back.
     *
     * @throws io.ringtape.tape.TapeException when there is no tape, or it is damaged
     */
    public static Found of(Path folder, long signalId, RunProgress progress) {
        SignalSearch search = new SignalSearch(signalId);
        TapeManifest manifest = TapeWalk.of(folder, search, progress);
        return search.found(new Symbols(manifest.symbols()));
    }
}
