/** Numbers computed from market events, without opinion: one class each, per-instrument primitive arrays. */
package io.ringtape.feature;
