/**
 * The citizen's pages: start, report, review, receipt, tracking and privacy. They are whole without scripts; scripts
 * only make them quicker on a bad line. What a citizen typed travels with the form itself, so nothing is kept of a
 * report that was not sent but its photos, under the form's one-time id.
 */
package id.aduan.intake.web.pages;
