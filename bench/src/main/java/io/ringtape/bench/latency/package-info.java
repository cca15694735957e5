/** Service and response times at fixed rates, and the parts of the path. */
package io.ringtape.bench.latency;
