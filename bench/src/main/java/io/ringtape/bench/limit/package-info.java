/** What the machine can do without the engine: bare append, bare tail, bare ring, a plain loop, the disk. */
package io.ringtape.bench.limit;
