/** Bare but correct programs that do what a stage does with the same libraries and nothing else. */
package id.aduan.bench.floor;
