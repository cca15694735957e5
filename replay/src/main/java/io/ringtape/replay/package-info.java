/** Backtests from files onto a tape, and replays and reruns from a tape. */
package io.ringtape.replay;
