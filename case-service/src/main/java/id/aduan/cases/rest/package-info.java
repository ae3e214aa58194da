/** The API of cases, for the staff, their programs and the doors. */
package id.aduan.cases.rest;
