package io.ringtape.feature;

import io.ringtape.event.MinuteBar;

/**
 * A bar of a prior regular session.
 *
 * @param bar reused by its owner
 * @param minute counted from 0 at that session's open
 * @param sessionMinutes number of minutes of that session
 * @param sessionBefore whether no trading date lies between that session and today
 */
record PriorBar(MinuteBar bar, int minute, int sessionMinutes, boolean sessionBefore) {}
