/** What simulated vendors share: the clock of a simulated session, and catalogues and scripts of faults. */
package io.ringtape.simulation;
