/** The sign-in that stands in for Keycloak while developing. Never for production: it asks nobody for a password. */
package id.aduan.stack.signin;
