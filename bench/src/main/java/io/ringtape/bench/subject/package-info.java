/** What is held against the limits: engine, tape, replay, features, decoder. */
package io.ringtape.bench.subject;
