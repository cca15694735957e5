/** Decodes Polygon's WebSocket frames into events. Holds no connection. */
package io.ringtape.polygon.stream;
