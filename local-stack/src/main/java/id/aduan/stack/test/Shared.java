package id.aduan.stack.test;

import java.lang.reflect.InvocationTargetException;
import java.time.Duration;

/** Calls {@link SharedParts} in the class loader of the application, which is one per JVM and never closed. */
final class Shared {
    private Shared() {}

    static String kafka() {
        return call("kafka", new Class<?>[0]);
    }

    static String postgres() {
        return call("postgres", new Class<?>[0]);
    }

    static String freshDatabase(String name) {
        return call("freshDatabase", new Class<?>[] {String.class}, name);
    }

    static String issuer() {
        return call("issuer", new Class<?>[0]);
    }

    static String token(String accountOrClient, Duration lifetime) {
        return call("token", new Class<?>[] {String.class, Duration.class}, accountOrClient, lifetime);
    }

    private static String call(String method, Class<?>[] types, Object... arguments) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        ClassLoader application = ClassLoader.getSystemClassLoader();
        thread.setContextClassLoader(application); // the parts load classes by name, and their threads inherit it
        try {
            return (String) application
                    .loadClass("id.aduan.stack.test.SharedParts")
                    .getMethod(method, types)
                    .invoke(null, arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("the shared part does not start", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the class path of the application has no local-stack", e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
