/** The web door's API, and beneath it the citizen's pages. */
package id.aduan.intake.web;
