/** Reports of invented people, sent by a closed loop or at a fixed rate, and followed until they are cases. */
package id.aduan.bench.load;
