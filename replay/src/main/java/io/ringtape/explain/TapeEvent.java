package io.ringtape.explain;

import io.ringtape.event.Event;

/**
 * An event and where it stands.
 *
 * @param entry of the tape, from 1
 * @param event a copy of its own
 */
public record TapeEvent<E extends Event>(long entry, E event) {}
