package id.aduan.acceptance.documents;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.TreeSet;

/**
 * A library of a bill of materials.
 *
 * @param name group and artifact
 * @param licences SPDX identifiers, or names where there are none; one of several suffices
 * @param runs whether it is part of what is run, or serves the build only
 */
record Library(String name, String version, List<String> licences, boolean runs) {
    private static final String OURS = "id.aduan";
    private static final String SCOPE = "quarkus:component:scope";

    /** The build takes the one that fits the machine. */
    private static final String NATIVE = "native-(linux|osx|windows)-\\w+";

    Library {
        requireNonNull(name, "name is null");
        requireNonNull(version, "version is null");
        licences = List.copyOf(licences);
    }

    /** The libraries of others. */
    static List<Library> of(JsonNode bill) {
        return bill.path("components")
                .valueStream()
                .filter(component -> component.path("type").asText().equals("library"))
                .filter(component -> !component.path("group").asText().equals(OURS))
                .map(Library::read)
                .toList();
    }

    private static Library read(JsonNode component) {
        String group = component.path("group").asText();
        TreeSet<String> licences = new TreeSet<>();
        for (JsonNode entry : component.path("licenses")) {
            JsonNode licence = entry.path("license");
            String name = licence.path("id")
                    .asText(licence.path("name").asText(entry.path("expression").asText()));
            if (!name.isBlank()) {
                licences.add(name);
            }
        }
        boolean builds = component
                .path("properties")
                .valueStream()
                .anyMatch(property -> property.path("name").asText().equals(SCOPE)
                        && property.path("value").asText().equals("development"));
        return new Library(
                (group.isEmpty() ? "" : group + ":")
                        + component.path("name").asText().replaceAll(NATIVE, "native"),
                component.path("version").asText(),
                List.copyOf(licences),
                !builds);
    }
}
