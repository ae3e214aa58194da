package id.aduan.acceptance.documents;

import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.acceptance.Project;
import id.aduan.kit.pages.StaffPage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Index;
import org.jboss.jandex.Indexer;
import org.jboss.jandex.MethodInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

    private static final List<String> STAFF_PAGES =
            List.of("intake-whatsapp", "intake-callcenter", "routing-service", "case-service", "durable-messaging");

    private static final Pattern NAVIGATION = Pattern.compile("\\{#nav}(.*?)\\{/nav}", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\{#link '([^']*)'}");
    private static final Pattern PLAIN_LINK = Pattern.compile("<a [^>]*href=\"(/[^\"]*)\"");

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
            "intake-whatsapp",
            List.of("/webhooks/whatsapp", "/whatsapp", "/api/v1/whatsapp"),
            "intake-callcenter",
            List.of("/callcenter", "/api/v1/calls", "/api/v1/exchange"),
            "routing-service",
            List.of("/triage", "/api/v1/routing", "/internal"),
            "case-service",
            List.of(
                    "/cases",
                    "/api/v1/cases",
                    "/api/v1/officers",
                    "/api/v1/persons",
                    "/api/v1/notices",
                    "/api/v1/answers",
                    "/api/v1/agencies",
                    "/internal"));

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

    /** What a role is shown, it may open; what it may open, it is shown. */
    @ParameterizedTest
    @EnumSource(StaffPage.class)
    void aLinkIsShownToWhomItsPageIsOpen(StaffPage page) throws IOException {
        assertThat(endpoints())
                .filteredOn(endpoint ->
                        endpoint.method().equals("GET") && endpoint.path().equals(page.path()))
                .isNotEmpty()
                .allSatisfy(endpoint -> assertThat(page.roles()).containsExactlyInAnyOrderElementsOf(endpoint.roles()));
    }

    @Test
    void everyLinkOfANavigationIsShownByRole() {
        List<String> navigations = STAFF_PAGES.stream()
                .flatMap(module ->
                        Project.files(Project.ROOT.resolve(module).resolve("src/main/resources"), ".html").stream())
                .flatMap(file -> navigation(file).stream())
                .toList();
        List<String> byRole = found(LINK, navigations);

        assertThat(byRole)
                .hasSizeGreaterThan(15)
                .isSubsetOf(
                        Arrays.stream(StaffPage.values()).map(StaffPage::path).toList());
        assertThat(found(PLAIN_LINK, navigations)).isNotEmpty().allMatch(path -> path.endsWith("/sign-out"));
    }

    private static List<String> navigation(Path file) {
        String text = Project.read(file);
        return file.getFileName().toString().endsWith("nav.html") ? List.of(text) : found(NAVIGATION, List.of(text));
    }

    private static List<String> found(Pattern pattern, List<String> texts) {
        return texts.stream()
                .flatMap(text -> pattern.matcher(text).results())
                .map(result -> result.group(1))
                .toList();
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
