/** Callers who are to be told what became of their report: by an operator who calls them back. */
package id.aduan.intake.callcenter.callbacks;
