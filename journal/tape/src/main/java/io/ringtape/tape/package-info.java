/** The tape, a session's journal on disk: its writer, reader, text forms and inspection. */
package io.ringtape.tape;
