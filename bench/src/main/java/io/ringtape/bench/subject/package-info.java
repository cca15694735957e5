/** What is compared with the limits: engine, tape, replay, features, decoder. */
package io.ringtape.bench.subject;
