/**
 * Benchmarks, run on demand: each compares side by side in one run. {@link
 * dev.registrysdk.examples.bench.ControlPlaneBenchmark} measures the control plane.
 */
@NullMarked
package dev.registrysdk.examples.bench;

import org.jspecify.annotations.NullMarked;
