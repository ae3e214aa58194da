package id.aduan.acceptance.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.aduan.acceptance.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every library has a licence that the project has agreed to; docs/licences.md is made from the bills of materials. */
class LicencesTest {
    private static final Path TABLE = Project.ROOT.resolve("docs/licences.md");
    private static final JsonMapper MAPPER = new JsonMapper();

    /** By the identifiers of SPDX, and by name what has none. One of a library's licences is enough: it gives a choice. */
    private static final Set<String> AGREED = Set.of(
            "0BSD",
            "Apache-2.0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "CC0-1.0",
            "EPL-1.0",
            "EPL-2.0",
            "GPL-2.0-with-classpath-exception",
            "ISC",
            "LGPL-2.1-only",
            "MIT",
            "MIT-0",
            "Public Domain",
            "UPL-1.0");

    private static final String SOUND = """
            {"components": [
              {"type": "application", "name": "quarkus-run.jar", "version": "1"},
              {"type": "library", "group": "id.aduan", "name": "contracts", "version": "1"},
              {"type": "library", "group": "org.example", "name": "both", "version": "2",
               "licenses": [{"license": {"id": "EPL-2.0"}}, {"license": {"id": "GPL-3.0-only"}}],
               "properties": [{"name": "quarkus:component:scope", "value": "runtime"}]}]}
            """;

    static Stream<String> services() {
        return Project.SERVICES.stream();
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyLibraryHasALicenceThatIsAgreedTo(String service) throws IOException {
        List<Library> libraries = Library.of(bill(service));

        assertThat(libraries).hasSizeGreaterThan(100);
        assertThat(faults(libraries)).isEmpty();
    }

    @Test
    void theTableIsWhatTheServicesAreBuiltOf() throws IOException {
        List<Library> all = new ArrayList<>();
        for (String service : Project.SERVICES) {
            all.addAll(Library.of(bill(service)));
        }
        String table = table(all);
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(TABLE, table);
        }

        assertThat(TABLE).as("write it with -Ddocs.write=true").content().isEqualTo(table);
    }

    static Stream<Arguments> breaks() {
        return Stream.of(
                broken("org.example:both 2 has no licence", library -> library.remove("licenses")),
                broken(
                        "org.example:both 2 has no licence",
                        library -> library.putArray("licenses").addObject().putObject("license")),
                broken("org.example:both 2 has GPL-3.0-only", library -> ((ArrayNode) library.path("licenses"))
                        .remove(0)),
                broken("org.example:both 2 has Friends", library -> library.putArray("licenses")
                        .addObject()
                        .putObject("license")
                        .put("name", "Friends")),
                broken("org.other:both 2 has no licence", library -> library.put("group", "org.other")
                        .remove("licenses")));
    }

    /** A check that nothing can fail guards nothing. */
    @ParameterizedTest
    @MethodSource("breaks")
    void whatIsBrokenIsFound(String fault, Consumer<ObjectNode> change) throws IOException {
        ObjectNode bill = (ObjectNode) MAPPER.readTree(SOUND);
        assertThat(faults(Library.of(bill))).isEmpty();

        change.accept((ObjectNode) bill.path("components").path(2));

        assertThat(faults(Library.of(bill))).hasSize(1).first().asString().startsWith(fault);
    }

    private static Arguments broken(String fault, Consumer<ObjectNode> change) {
        return Arguments.of(fault, change);
    }

    private static List<String> faults(Collection<Library> libraries) {
        return libraries.stream()
                .filter(library -> library.licences().stream().noneMatch(AGREED::contains))
                .map(library -> library.name() + " " + library.version()
                        + (library.licences().isEmpty()
                                ? " has no licence"
                                : " has " + String.join(", ", library.licences()) + ", which nobody has agreed to"))
                .toList();
    }

    private static JsonNode bill(String service) throws IOException {
        Path bill = Project.ROOT.resolve(service).resolve("target/quarkus-run-cyclonedx.json");
        if (!Files.isRegularFile(bill)) {
            throw new IllegalStateException(
                    service + " has no bill of materials: run mvn verify in the project's root");
        }
        return MAPPER.readTree(bill.toFile());
    }

    private static String table(List<Library> libraries) {
        return """
                # Licences

                Made from the bills of materials of the services (`target/quarkus-run-cyclonedx.json`, CycloneDX 1.6); do not edit. Where a
                library has several licences, it gives the choice between them. Data of others are in [NOTICE](../NOTICE).

                ## What runs

                """ + rows(libraries.stream().filter(Library::runs).toList()) + """

                ## What serves the build only

                """
                + rows(libraries.stream().filter(library -> !library.runs()).toList());
    }

    /** A row for each licence: its libraries, by name. */
    private static String rows(List<Library> libraries) {
        Map<String, Set<String>> byLicence = new TreeMap<>();
        libraries.forEach(library -> byLicence
                .computeIfAbsent(String.join(" or ", library.licences()), licence -> new TreeSet<>())
                .add(library.name() + " " + library.version()));
        StringBuilder rows = new StringBuilder("| licence | libraries |\n|---|---|\n");
        byLicence.forEach((licence, names) -> rows.append("| ")
                .append(licence)
                .append(" | ")
                .append(String.join(", ", names))
                .append(" |\n"));
        return rows.toString();
    }
}
