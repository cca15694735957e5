/** The broker's adapter: from a decision to the socket, and the engine beside a broker that does not answer. */
package io.ringtape.bench.broker;
