/** Polygon's live stream: the bytes of a WebSocket frame read into events, without a connection. */
package io.ringtape.polygon.stream;
