/** The live feed under load: a simulated server in this process, the real feed and pipeline in another. */
package io.ringtape.bench.feed;
