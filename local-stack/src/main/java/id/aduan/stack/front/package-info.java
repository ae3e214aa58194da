/** The front address of the local stack: one origin for all services. */
package id.aduan.stack.front;
