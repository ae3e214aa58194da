/** What comes in and goes out by Kafka. */
package id.aduan.cases.messaging;
