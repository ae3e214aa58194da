/** Backup and restore of a stack: PostgreSQL, photos, positions in Kafka, secrets. */
package id.aduan.stack.backup;
