/** Test resources for {@code @QuarkusTest}: a real broker, a real database and a sign-in, each started once per JVM. */
package id.aduan.stack.test;
