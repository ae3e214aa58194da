/**
 * What the services say to each other: events, identifiers, value objects and topics. Everything here is immutable,
 * checked on construction and free of technology, so that each module can rely on it without knowing any other.
 */
package id.aduan.contracts;
