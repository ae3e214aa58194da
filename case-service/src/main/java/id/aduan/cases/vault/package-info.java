/** Keys and what is under them: the words of a history, the persons who report, and the doors' keys of the week. */
package id.aduan.cases.vault;
