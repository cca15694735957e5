package io.ringtape.replay;

import io.ringtape.event.AlertCode;

/**
 * A fault of an instrument's input that the engine alerted on, and that holds for the whole session.
 *
 * @param instrument its id
 * @param code what it concerns
 * @param value as the alert's code defines it
 * @param detail what is wrong
 */
public record DataProblem(int instrument, AlertCode code, long value, String detail) {}
