/** The life of a case, free of technology: states, transitions, history and who may do what. */
package id.aduan.cases.domain;
