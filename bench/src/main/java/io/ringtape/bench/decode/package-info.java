/** Frames of the live stream, and the decoders that ours is held against. */
package io.ringtape.bench.decode;
