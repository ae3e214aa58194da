/**
 * Finds out who is responsible for a complaint: a pure function of the complaint, the directory and the gazetteer. Rules
 * come before words; what is not sure goes to a person.
 */
package id.aduan.routing.decision;
