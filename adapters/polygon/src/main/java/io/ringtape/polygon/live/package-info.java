/**
 * The live feed: a connection to the vendor's stream that is watched, replaced when it fails, and whose holes are filled
 * from the vendor's history.
 */
package io.ringtape.polygon.live;
