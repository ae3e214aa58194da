/** The dead-letter desk that every service with parked records gets: an API and pages, given their paths by two lines. */
package id.aduan.durable.desk;
