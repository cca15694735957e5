/** Reports on sessions from their tapes as one page: figures with their uncertainty, and charts. */
package io.ringtape.report;
