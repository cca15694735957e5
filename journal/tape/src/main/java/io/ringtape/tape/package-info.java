/** The tape: a session's journal on disk, its writer, its reader, its text forms and its inspection. */
package io.ringtape.tape;
