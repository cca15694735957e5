package io.ringtape.explain;

import io.ringtape.event.Event;

/**
 * An event with its position.
 *
 * @param entry of the tape, from 1
 * @param event a copy that the receiver may keep
 */
public record TapeEvent<E extends Event>(long entry, E event) {}
