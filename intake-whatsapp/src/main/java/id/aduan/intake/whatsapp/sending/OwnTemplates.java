package id.aduan.intake.whatsapp.sending;

import com.fasterxml.jackson.databind.JsonNode;
import id.aduan.contracts.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The templates that this door sends, in the form in which they are registered at the provider
 * ({@code POST /{version}/{waba-id}/message_templates}): {@code whatsapp-templates/<name>.<language>.json}. The provider has
 * no Sundanese; it falls back to Indonesian.
 */
public final class OwnTemplates {
    public static final String RECEIVED = "report_received";
    public static final String AT_AGENCY = "report_at_agency";
    public static final String ANSWERED = "report_answered";
    public static final String WAITS_FOR_REPORTER = "report_waits_for_reporter";
    public static final String CLOSED = "report_closed";

    /** An officer's words after the window; its one parameter are the words. */
    public static final String OFFICER_REPLY = "officer_reply";

    /** All of them. */
    public static final List<String> NAMES =
            List.of(RECEIVED, AT_AGENCY, ANSWERED, WAITS_FOR_REPORTER, CLOSED, OFFICER_REPLY);

    /** Each is registered in these. */
    public static final List<Language> LANGUAGES = List.of(Language.INDONESIAN, Language.ENGLISH);

    private static final Pattern PARAMETER = Pattern.compile("\\{\\{\\d+}}");

    private OwnTemplates() {}

    /** A template as it is registered. */
    public static JsonNode read(String name, Language language) {
        String file = "/whatsapp-templates/" + name + "." + language.tag() + ".json";
        try (InputStream in = OwnTemplates.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no " + file);
            }
            JsonNode json = GraphJson.parse(in.readAllBytes());
            if (json == null) {
                throw new IllegalStateException(file + " is no JSON");
            }
            return json;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many parameters its body takes. */
    static int parameters(JsonNode template) {
        return (int) PARAMETER
                .matcher(component(template, "BODY").path("text").asText())
                .results()
                .count();
    }

    /** How many quick replies it has. */
    static int buttons(JsonNode template) {
        return component(template, "BUTTONS").path("buttons").size();
    }

    static JsonNode component(JsonNode template, String type) {
        for (JsonNode each : template.path("components")) {
            if (each.path("type").asText().equals(type)) {
                return each;
            }
        }
        return template.path("missing");
    }
}
