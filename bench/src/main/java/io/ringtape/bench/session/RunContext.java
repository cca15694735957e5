package io.ringtape.bench.session;

/**
 * What a metric is measured with.
 *
 * @param session on which it is measured
 * @param work folder for files
 * @param workload how much is measured
 */
public record RunContext(MeasuredSession session, WorkFolder work, Workload workload) {}
