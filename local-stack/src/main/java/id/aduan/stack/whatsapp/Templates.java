package id.aduan.stack.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The templates of the account. What is registered here is approved at once. */
final class Templates {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,512}");
    private static final Set<String> CATEGORIES = Set.of("UTILITY", "MARKETING", "AUTHENTICATION");
    private static final Set<String> STATUSES = Set.of("APPROVED", "PENDING", "REJECTED", "PAUSED", "DISABLED");
    private static final long FIRST_ID = 1_689_556_900_000_000L;

    private final Map<String, Template> templates = new LinkedHashMap<>();
    private long lastId = FIRST_ID;

    /** Those of a folder, and the one that every account has. */
    Templates(Optional<Path> folder) {
        try {
            try (var own = Templates.class.getResourceAsStream("hello_world.json")) {
                register(JSON.readTree(own));
            }
            if (folder.isPresent()) {
                registerAll(folder.get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the templates cannot be read", e);
        }
    }

    private void registerAll(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                register(JSON.readTree(Files.readAllBytes(file)));
            }
        }
    }

    /** @throws GraphFailure when it cannot be a template, or is one already */
    synchronized Template register(JsonNode wanted) {
        Shape.object()
                .required("name", Rule.text(512))
                .required("language", Rule.text(20))
                .required("category", Rule.text(20))
                .required(
                        "components",
                        Rule.list(1, 10, "components", Shape.object().open()))
                .open()
                .check(wanted, "");
        String name = wanted.path("name").asText();
        String language = wanted.path("language").asText();
        String category = wanted.path("category").asText();
        if (!NAME.matcher(name).matches()) {
            throw GraphFailure.plain("Param name must have small letters, digits and underscores only.");
        }
        if (!CATEGORIES.contains(category)) {
            throw GraphFailure.plain("Param category must be one of {" + String.join(", ", CATEGORIES) + "}.");
        }
        if (templates.containsKey(key(name, language))) {
            throw GraphFailure.plain("There is already content in this language for this template.");
        }
        var template = new Template(
                Long.toString(++lastId),
                name,
                language,
                category,
                wanted.path("status").asText("APPROVED"),
                wanted.path("components"));
        templates.put(key(name, language), template);
        return template;
    }

    /** The template that is asked for, when it may be sent. @throws GraphFailure when it may not */
    synchronized Template approved(String name, String language) {
        Template template = templates.get(key(name, language));
        if (template == null
                || template.status().equals("PENDING")
                || template.status().equals("REJECTED")) {
            throw GraphFailure.of(
                    404,
                    132001,
                    "Template name does not exist in the translation",
                    "template name (" + name + ") does not exist in " + language);
        }
        if (template.status().equals("PAUSED")) {
            throw GraphFailure.of(400, 132015, "Template is Paused", "The template is paused for its low quality.");
        }
        if (template.status().equals("DISABLED")) {
            throw GraphFailure.of(400, 132016, "Template is Disabled", "The template is disabled for its low quality.");
        }
        return template;
    }

    /** Empty when there is no such template. */
    synchronized Optional<Template> setStatus(String name, String language, String status) {
        if (!STATUSES.contains(status)) {
            throw new IllegalArgumentException(status + " is no status of a template");
        }
        return Optional.ofNullable(
                templates.computeIfPresent(key(name, language), (key, template) -> template.withStatus(status)));
    }

    synchronized boolean remove(String name) {
        return templates.values().removeIf(template -> template.name().equals(name));
    }

    /** @param name only those of this name; all of them for an empty text */
    synchronized ArrayNode json(String name) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        List.copyOf(templates.values()).stream()
                .filter(template -> name.isEmpty() || template.name().equals(name))
                .forEach(template -> all.add(template.json()));
        return all;
    }

    private static String key(String name, String language) {
        return name + "|" + language;
    }
}
