package id.aduan.kit.openapi;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;

/**
 * What a service shows of its API: {@code META-INF/openapi-examples.json} of the service and of its libraries.
 *
 * @param parameters what each parameter means, by its name
 * @param required the headers that a request cannot do without
 * @param examples bodies by name; invented
 * @param operations which of them belong to which operation
 */
record ApiExamples(
        Map<String, String> parameters,
        List<String> required,
        Map<String, Object> examples,
        Map<String, OperationExamples> operations) {
    private static final String FILE = "META-INF/openapi-examples.json";
    private static final String FORM = "multipart/form-data";

    /**
     * Names of bodies.
     *
     * @param request sent as JSON
     * @param form sent as multipart, each part by its name
     * @param response the answer when all went well
     */
    record OperationExamples(List<String> request, List<String> form, List<String> response) {
        OperationExamples {
            request = request == null ? List.of() : List.copyOf(request);
            form = form == null ? List.of() : List.copyOf(form);
            response = response == null ? List.of() : List.copyOf(response);
        }
    }

    ApiExamples {
        parameters = Map.copyOf(parameters);
        required = required == null ? List.of() : List.copyOf(required);
        examples = Map.copyOf(examples);
        operations = Map.copyOf(operations);
    }

    /** Those of the service and of the libraries that bring endpoints. */
    static ApiExamples ofService() {
        ApiExamples all = new ApiExamples(Map.of(), List.of(), Map.of(), Map.of());
        try {
            Enumeration<URL> files =
                    Thread.currentThread().getContextClassLoader().getResources(FILE);
            while (files.hasMoreElements()) {
                try (InputStream file = files.nextElement().openStream()) {
                    all = all.with(new JsonMapper().readValue(file, ApiExamples.class));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
        return all;
    }

    private ApiExamples with(ApiExamples other) {
        return new ApiExamples(
                merged(parameters, other.parameters),
                Stream.concat(required.stream(), other.required.stream())
                        .distinct()
                        .toList(),
                merged(examples, other.examples),
                merged(operations, other.operations));
    }

    /** A file may be on the class path twice. */
    private static <V> Map<String, V> merged(Map<String, V> one, Map<String, V> other) {
        Map<String, V> merged = new HashMap<>(one);
        other.forEach(merged::putIfAbsent);
        return merged;
    }

    void addTo(OpenAPI document, Map<String, Operation> named) {
        examples.keySet().stream().sorted().forEach(name -> document.getComponents()
                .addExample(name, OASFactory.createExample().value(examples.get(name))));
        operations.forEach((id, shown) -> {
            Operation operation = named.get(id);
            if (operation == null) {
                throw new IllegalStateException(FILE + " has examples of an operation that is none: " + id);
            }
            if (operation.getRequestBody() != null) {
                Content request = operation.getRequestBody().getContent();
                request.getMediaTypes().forEach((type, body) -> body.setExamples(null));
                show(request, type -> !type.equals(FORM), shown.request());
                show(request, FORM::equals, shown.form());
            }
            operation.getResponses().getAPIResponses().forEach((code, response) -> {
                if (code.startsWith("2") && response.getContent() != null) {
                    show(response.getContent(), any -> true, shown.response());
                }
            });
        });
        named.values().forEach(this::explain);
    }

    private void explain(Operation operation) {
        if (operation.getParameters() == null) {
            return;
        }
        operation.getParameters().forEach(parameter -> {
            String words = parameters.get(parameter.getName());
            if (parameter.getDescription() == null && words != null) {
                parameter.setDescription(words);
            }
            if (required.contains(parameter.getName())) {
                parameter.setRequired(true);
            }
        });
    }

    private void show(Content content, Predicate<String> types, List<String> names) {
        content.getMediaTypes().forEach((type, body) -> {
            if (types.test(type)) {
                for (String name : names) {
                    if (!examples.containsKey(name)) {
                        throw new IllegalStateException(FILE + " has no example " + name);
                    }
                    body.addExample(name, OASFactory.createExample().ref("#/components/examples/" + name));
                }
            }
        });
    }
}
