/** The vendor's REST: trades that fill the holes of the stream, and minute bars of earlier sessions with their cache. */
package io.ringtape.polygon.rest;
