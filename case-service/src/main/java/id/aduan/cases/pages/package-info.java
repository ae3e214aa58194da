/** Pages for the staff who work on cases. */
package id.aduan.cases.pages;
