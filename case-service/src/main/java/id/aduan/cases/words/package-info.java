/** What cases say to people, in three languages. */
package id.aduan.cases.words;
