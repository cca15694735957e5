package io.ringtape.explain;

import io.ringtape.event.Event;
import io.ringtape.event.FeatureSnapshot;
import io.ringtape.event.FilterCheck;
import io.ringtape.event.OrderRequest;
import io.ringtape.event.SetupTransition;
import io.ringtape.event.Signal;
import io.ringtape.event.SignalOutcome;
import io.ringtape.event.SignalStatus;
import io.ringtape.event.TradeTransition;
import io.ringtape.event.Veto;
import io.ringtape.replay.RunProgress;
import io.ringtape.replay.TapeWalk;
import io.ringtape.tape.SessionSymbols;
import io.ringtape.tape.TapeManifest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Everything a tape records about one signal.
 *
 * @param symbols of the tape
 * @param signal as it was generated
 * @param basis what it was decided on
 * @param status the last status of the signal
 * @param life what followed
 * @param outcome what its prices would have earned, or null if the tape ends earlier
 */
public record SignalStory(
        SessionSymbols symbols,
        TapeEvent<Signal> signal,
        DecisionBasis basis,
        SignalStatus status,
        Life life,
        TapeEvent<SignalOutcome> outcome) {
    /**
     * What a signal was decided on.
     *
     * @param before the last transitions of its machine, ending with the one that made the signal
     * @param features at the signal; null when the tape holds none
     * @param filters each filter's verdict, in the order they were asked
     * @param veto the risk rule's refusal; null when no rule refused
     */
    public record DecisionBasis(
            List<TapeEvent<SetupTransition>> before,
            TapeEvent<FeatureSnapshot> features,
            List<TapeEvent<FilterCheck>> filters,
            TapeEvent<Veto> veto) {}

    /**
     * What followed a signal.
     *
     * @param events in order: the transitions of the machine until it is idle and of the round trip, requests, reports,
     *     fills, the closed trade
     * @param leftOut number of later events that were not kept, because there were too many
     */
    public record Life(List<TapeEvent<Event>> events, long leftOut) {
        /** Whether an order was sent for the signal. */
        public boolean isOrdered() {
            return events.stream().anyMatch(event -> event.event() instanceof OrderRequest);
        }

        /**
         * Returns the round trip's changes of stage; empty without an order, and on a tape of format 1, which has none.
         */
        public List<TapeEvent<Event>> trip() {
            return events.stream()
                    .filter(event -> event.event() instanceof TradeTransition)
                    .toList();
        }
    }

    /**
     * The result of a search.
     *
     * @param story of the signal; empty if the tape has none with that id
     * @param nearest without a story, the signals with the nearest ids, in order
     * @param symbols of the tape
     */
    public record Found(Optional<SignalStory> story, List<Signal> nearest, SessionSymbols symbols) {}

    /**
     * Searches the tape in {@code folder} once from front to back.
     *
     * @throws io.ringtape.tape.TapeException when there is no tape, or it is damaged
     */
    public static Found of(Path folder, long signalId, RunProgress progress) {
        SignalSearch search = new SignalSearch(signalId);
        TapeManifest manifest = TapeWalk.of(folder, search, progress);
        return search.found(new SessionSymbols(manifest.symbols()));
    }
}
