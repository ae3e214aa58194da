/** The pages and the API of routing: the triage desk and the directory. */
package id.aduan.routing.rest;
