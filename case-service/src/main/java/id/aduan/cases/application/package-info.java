/** What can be done with cases, and the ports that it needs. */
package id.aduan.cases.application;
