/** The operations page: what the services tell of themselves, and the way of one complaint, for the local stack only. */
package id.aduan.stack.operations;
