/** The engine, a function from events to events. */
package io.ringtape.engine;
