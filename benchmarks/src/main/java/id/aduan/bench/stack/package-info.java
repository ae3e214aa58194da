/** The stack under test: its processes, its broker and its databases, as the benchmarks use them. */
package id.aduan.bench.stack;
