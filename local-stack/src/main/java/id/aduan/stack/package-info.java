/** The whole of Aduan on one machine, and its embedded parts for the tests of every module. */
package id.aduan.stack;
