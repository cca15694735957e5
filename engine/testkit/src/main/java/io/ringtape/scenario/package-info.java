/** Scenarios: causes as text in, decisions as text out; mirrored, mutated, and checked for safety. */
package io.ringtape.scenario;
