/** How cost grows with rate, symbols, setups and the length of the tape. */
package io.ringtape.bench.growth;
