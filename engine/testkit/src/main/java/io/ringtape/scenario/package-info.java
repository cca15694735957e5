/** Scenarios: a folder of text in, the decisions as text out; mirrored, mutated, and held to the limits. */
package io.ringtape.scenario;
