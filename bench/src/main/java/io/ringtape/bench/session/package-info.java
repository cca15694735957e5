/** The session that everything is measured on: made once, kept in the work folder, read into memory. */
package io.ringtape.bench.session;
