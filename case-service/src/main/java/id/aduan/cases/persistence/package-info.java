/** Cases and all that belongs to them in PostgreSQL. */
package id.aduan.cases.persistence;
