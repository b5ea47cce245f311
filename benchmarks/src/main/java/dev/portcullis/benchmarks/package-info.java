/**
 * What the gate costs, against what people have: bodies ({@link dev.portcullis.benchmarks.Work}), a
 * harness of ratios that hold on a busy machine ({@link dev.portcullis.benchmarks.Contest}), the
 * same bodies under JMH ({@link dev.portcullis.benchmarks.WorkBenchmark}), and the page with the
 * figures.
 */
package dev.portcullis.benchmarks;
