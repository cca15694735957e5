/** Whether a ratio fell: pairs of measurements, what they prove, and the budgets they are held against. */
package io.ringtape.bench.gate;
