package id.aduan.kit.openapi;

import id.aduan.kit.problem.Problem;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** The schema of a {@link Problem}: members beyond RFC 9457 differ by type, so that others are allowed. */
final class ProblemSchema {
    static final String NAME = "Problem";
    static final String FIELD = "FieldError";
    static final String MEDIA_TYPE = Problem.MEDIA_TYPE;

    private ProblemSchema() {}

    static Schema schema() {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("What went wrong (RFC 9457)")
                .addProperty(
                        "type",
                        text("Stable, for programs", "/problems/invalid-request")
                                .format("uri-reference"))
                .addProperty("title", text("The same for every problem of a type", "Isian belum benar"))
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("detail", text("What to do, in the caller's language", "Perbaiki isian, lalu kirim lagi."))
                .addProperty(
                        "instance",
                        text("The path that was asked", "/api/v1/complaints").format("uri-reference"))
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .description("The fields that are wrong")
                                .items(OASFactory.createSchema().ref("#/components/schemas/" + FIELD)))
                .required(List.of("type", "title", "status", "detail"))
                .additionalPropertiesSchema(OASFactory.createSchema().booleanSchema(true));
    }

    static Schema field() {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .addProperty("field", text("Its path in the body", "place.latitude"))
                .addProperty("code", text("Stable, for programs", "REQUIRED"))
                .addProperty("message", text("For people, in the caller's language", "Wajib diisi."))
                .required(List.of("field", "code", "message"));
    }

    private static Schema text(String description, String example) {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.STRING)
                .description(description)
                .addExample(example);
    }
}
