package io.ringtape.bench.session;

/**
 * What a metric is measured with.
 *
 * @param session that everything is measured on
 * @param work folder for what is written
 * @param workload how much is measured
 */
public record RunContext(MeasuredSession session, WorkFolder work, Workload workload) {}
