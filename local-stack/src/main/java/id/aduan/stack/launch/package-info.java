/** Starts, watches and stops all processes of Aduan on one machine. */
package id.aduan.stack.launch;
