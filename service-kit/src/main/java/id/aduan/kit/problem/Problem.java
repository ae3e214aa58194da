package id.aduan.kit.problem;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What went wrong, for the caller (RFC 9457).
 *
 * @param type stable and documented, {@code /problems/<name>}
 * @param title the same for every problem of a type
 * @param detail says what to do, in the caller's language
 * @param instance the path that was asked
 * @param members further members of the type
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        URI type,
        String title,
        int status,
        String detail,
        URI instance,
        @JsonIgnore Map<String, Object> members) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        requireNonNull(type, "type is null");
        requireNonNull(title, "title is null");
        members = Map.copyOf(members);
    }

    /** @param name the last part of the type, e.g. {@code case-not-found} */
    public static Problem of(int status, String name, String title, String detail) {
        return new Problem(URI.create("/problems/" + name), title, status, detail, null, Map.of());
    }

    /** The same with one more member. */
    public Problem with(String member, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(member, value);
        return new Problem(type, title, status, detail, instance, more);
    }

    /** The same with the list of fields that are wrong, as member {@code errors}. */
    public Problem withErrors(List<FieldError> errors) {
        return with("errors", List.copyOf(errors));
    }

    /** The last part of the type. */
    String name() {
        String path = type.getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    Problem at(URI path) {
        return new Problem(type, title, status, detail, path, members);
    }

    @JsonAnyGetter
    Map<String, Object> moreMembers() {
        return members;
    }

    /**
     * A field that is wrong.
     *
     * @param field its path in the body, e.g. {@code place.latitude}
     * @param code stable, for programs
     * @param message for people, in the caller's language
     */
    public record FieldError(String field, String code, String message) {}
}
