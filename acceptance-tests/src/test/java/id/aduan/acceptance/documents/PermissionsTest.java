package id.aduan.acceptance.documents;

import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.acceptance.Project;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Index;
import org.jboss.jandex.Indexer;
import org.jboss.jandex.MethodInfo;
import org.junit.jupiter.api.Test;

/** docs/permissions.md is made from the annotations of the endpoints; every endpoint has one and is where it belongs. */
class PermissionsTest {
    private static final Path TABLE = Project.ROOT.resolve("docs/permissions.md");
    private static final DotName PATH = DotName.createSimple("jakarta.ws.rs.Path");
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "PATCH");
    private static final List<String> ROLES = List.of(
            "operator",
            "triage-officer",
            "agency-officer",
            "verifier",
            "supervisor",
            "auditor",
            "administrator",
            "door",
            "app",
            "service");

    /** What each service owns of the one origin, as docs/architecture.md says. */
    private static final Map<String, List<String>> PREFIXES = Map.of(
            "intake-web",
            List.of(
                    "/",
                    "/lapor",
                    "/lacak",
                    "/privasi",
                    "/bahasa",
                    "/web",
                    "/api/v1/complaints",
                    "/api/v1/places",
                    "/api/v1/proof-of-work",
                    "/api/v1/ogan-lopian"),
            "routing-service",
            List.of("/triage", "/api/v1/routing", "/internal"),
            "case-service",
            List.of("/cases", "/api/v1/cases", "/api/v1/officers", "/api/v1/persons", "/internal"));

    record Endpoint(String service, String path, String method, List<String> roles, boolean open) {}

    @Test
    void theTableIsWhatTheCodeSays() throws IOException {
        String table = table(endpoints());
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(TABLE, table);
        }

        assertThat(TABLE).as("write it with -Ddocs.write=true").content().isEqualTo(table);
    }

    @Test
    void everyEndpointSaysWhoMayUseIt() throws IOException {
        assertThat(endpoints()).hasSizeGreaterThan(20).allSatisfy(endpoint -> assertThat(
                        endpoint.open() || !endpoint.roles().isEmpty())
                .as(endpoint.toString())
                .isTrue());
    }

    @Test
    void everyRoleIsOneOfTheDesign() throws IOException {
        assertThat(endpoints()).allSatisfy(endpoint -> assertThat(ROLES).containsAll(endpoint.roles()));
    }

    @Test
    void everyEndpointIsUnderAPrefixOfItsService() throws IOException {
        assertThat(endpoints()).allSatisfy(endpoint -> assertThat(PREFIXES.get(endpoint.service()))
                .as(endpoint.toString())
                .anyMatch(prefix -> endpoint.path().equals(prefix)
                        || !prefix.equals("/") && endpoint.path().startsWith(prefix + "/")));
    }

    static List<Endpoint> endpoints() throws IOException {
        List<Endpoint> endpoints = new ArrayList<>();
        Index library = index(Project.classes("durable-messaging"));
        for (String service : Project.SERVICES) {
            Index index = index(Project.classes(service));
            for (AnnotationInstance path : index.getAnnotations(PATH)) {
                if (path.target().kind() == AnnotationTarget.Kind.CLASS
                        && !path.target().asClass().isInterface()) {
                    ClassInfo resource = path.target().asClass();
                    addEndpoints(service, resource, resource, endpoints);
                    ClassInfo shared = library.getClassByName(resource.superName());
                    if (shared != null) {
                        addEndpoints(service, resource, shared, endpoints);
                    }
                }
            }
        }
        endpoints.sort(Comparator.comparing((Endpoint endpoint) -> Project.SERVICES.indexOf(endpoint.service()))
                .thenComparing(Endpoint::path)
                .thenComparing(Endpoint::method));
        return endpoints;
    }

    private static void addEndpoints(
            String service, ClassInfo resource, ClassInfo declaring, List<Endpoint> endpoints) {
        for (MethodInfo method : declaring.methods()) {
            for (String verb : METHODS) {
                if (method.hasAnnotation(DotName.createSimple("jakarta.ws.rs." + verb))) {
                    String path = "/" + value(resource.declaredAnnotation(PATH)) + "/" + value(method.annotation(PATH));
                    String clean = path.replaceAll("/+", "/").replaceAll("(.)/$", "$1");
                    endpoints.add(new Endpoint(service, clean, verb, roles(method), isOpen(method)));
                }
            }
        }
    }

    private static List<String> roles(MethodInfo method) {
        AnnotationInstance roles = security(method, "jakarta.annotation.security.RolesAllowed");
        return roles == null ? List.of() : Arrays.asList(roles.value().asStringArray());
    }

    private static boolean isOpen(MethodInfo method) {
        return roles(method).isEmpty() && security(method, "jakarta.annotation.security.PermitAll") != null;
    }

    private static AnnotationInstance security(MethodInfo method, String annotation) {
        DotName name = DotName.createSimple(annotation);
        AnnotationInstance own = method.annotation(name);
        boolean ownOther = method.hasAnnotation(DotName.createSimple("jakarta.annotation.security.PermitAll"))
                || method.hasAnnotation(DotName.createSimple("jakarta.annotation.security.RolesAllowed"));
        return own != null || ownOther ? own : method.declaringClass().declaredAnnotation(name);
    }

    private static String value(AnnotationInstance annotation) {
        return annotation == null ? "" : annotation.value().asString();
    }

    private static Index index(Path classes) throws IOException {
        Indexer indexer = new Indexer();
        for (Path file : files(classes)) {
            try (InputStream in = Files.newInputStream(file)) {
                indexer.index(in);
            }
        }
        return indexer.complete();
    }

    private static List<Path> files(Path classes) throws IOException {
        try (var files = Files.walk(classes)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .sorted()
                    .toList();
        }
    }

    private static String table(List<Endpoint> endpoints) {
        StringBuilder table = new StringBuilder("""
                # Who may do what

                Made from the annotations of the endpoints; do not edit. What is not listed is denied. An officer sees the cases of
                his own agency only, whatever the table says: that is decided by data.

                """);
        table.append("| service | method | path | anyone | ")
                .append(String.join(" | ", ROLES))
                .append(" |\n|---|---|---|")
                .append(":-:|".repeat(ROLES.size() + 1))
                .append('\n');
        for (Endpoint endpoint : endpoints) {
            table.append("| ")
                    .append(endpoint.service())
                    .append(" | ")
                    .append(endpoint.method())
                    .append(" | `")
                    .append(endpoint.path())
                    .append("` | ")
                    .append(endpoint.open() ? "●" : "");
            for (String role : ROLES) {
                table.append(" | ").append(endpoint.roles().contains(role) ? "●" : "");
            }
            table.append(" |\n");
        }
        return table.toString();
    }
}
