/** One trace from the citizen's request to the last effect, over HTTP, Kafka and the outbox. */
package id.aduan.kit.tracing;
