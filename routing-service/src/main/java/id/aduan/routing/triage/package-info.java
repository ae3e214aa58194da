/** The triage desk: reports that wait for a person, what he decides, and what is given back by an agency. */
package id.aduan.routing.triage;
