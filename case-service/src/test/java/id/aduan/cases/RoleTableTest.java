package id.aduan.cases;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of roles is written from the annotations: run with {@code -Daduan.docs.write=true} to write it anew. */
class RoleTableTest {
    private static final java.nio.file.Path CLASSES = java.nio.file.Path.of("target", "classes");
    private static final java.nio.file.Path DOCUMENT = java.nio.file.Path.of("..", "docs", "roles", "case-service.md");

    @Test
    void tableOfRolesIsUpToDate() throws IOException {
        String table = endpoints().sorted().collect(Collectors.joining("\n", """
                # Who may call what in case-service

                Written from the code; do not edit. Nobody else may. Officers see the cases of their agency only, verifiers and
                auditors none that are confidential; what a case allows is in [status-groups.md](../status-groups.md).

                | address | method | roles |
                |---|---|---|
                """, "\n"));
        if (Boolean.getBoolean("aduan.docs.write")) {
            Files.createDirectories(DOCUMENT.getParent());
            Files.writeString(DOCUMENT, table);
        }
        assertThat(DOCUMENT).hasContent(table);
    }

    @Test
    void everyEndpointNamesItsRolesAndNoneIsOpenToAll() {
        assertThat(resources()).isNotEmpty();
        for (Class<?> resource : resources()) {
            for (Method method : resource.getMethods()) {
                if (httpMethod(method) != null) {
                    assertThat(roles(resource, method)).as(method.toString()).isNotEmpty();
                    assertThat(method.isAnnotationPresent(PermitAll.class))
                            .as(method.toString())
                            .isFalse();
                }
            }
        }
    }

    private static Stream<String> endpoints() {
        return resources().stream().flatMap(resource -> Arrays.stream(resource.getMethods())
                .filter(method -> httpMethod(method) != null)
                .map(method -> "| `%s` | %s | %s |"
                        .formatted(
                                path(resource, method),
                                httpMethod(method),
                                roles(resource, method).stream().sorted().collect(Collectors.joining(", "))))
                .distinct());
    }

    private static String path(Class<?> resource, Method method) {
        String root = resource.getAnnotation(Path.class).value();
        Path below = method.getAnnotation(Path.class);
        return below == null ? root : root + "/" + below.value();
    }

    private static List<String> roles(Class<?> resource, Method method) {
        RolesAllowed own = method.getAnnotation(RolesAllowed.class);
        RolesAllowed all = resource.getAnnotation(RolesAllowed.class);
        return own != null ? List.of(own.value()) : all == null ? List.of() : List.of(all.value());
    }

    private static String httpMethod(Method method) {
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (http != null) {
                return http.value();
            }
        }
        return null;
    }

    private static List<Class<?>> resources() {
        try (Stream<java.nio.file.Path> files = Files.walk(CLASSES)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .map(file -> CLASSES.relativize(file)
                            .toString()
                            .replace('/', '.')
                            .replaceAll("\\.class$", ""))
                    .<Class<?>>map(RoleTableTest::load)
                    .filter(type -> type.isAnnotationPresent(Path.class))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, RoleTableTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new LinkageError(name, e);
        }
    }
}
