/** Where routing meets Kafka. */
package id.aduan.routing.messaging;
