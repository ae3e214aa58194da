package id.aduan.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CitizenActionTest {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    @Test
    void aSupportIsReadAsItWasWrittenAndItsSchemaKnowsIt() throws IOException {
        // Given
        CitizenAction support = action(CitizenAction.Type.SUPPORT, "Air sudah masuk rumah.", null, "p-c2Vjb25k");

        // When
        JsonNode written = MAPPER.valueToTree(support);

        // Then
        assertThat(MAPPER.treeToValue(written, CitizenAction.class)).isEqualTo(support);
        try (InputStream schema =
                Files.newInputStream(Path.of("src/main/resources/schemas/citizen-action.v1.schema.json"))) {
            assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                            .getSchema(schema)
                            .validate(written))
                    .isEmpty();
        }
    }

    @Test
    void aSupportNeedsNoWordsAndNamesItsPerson() {
        assertThat(action(CitizenAction.Type.SUPPORT, null, null, "p-c2Vjb25k").text())
                .isNull();
        assertThatThrownBy(() -> action(CitizenAction.Type.SUPPORT, null, null, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> action(CitizenAction.Type.SUPPORT, null, null, " "))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSupportHasNoFilesSinceTheReporterWouldSeeThem() {
        Attachment photo = Samples.received().attachments().get(0);

        assertThatThrownBy(() -> new CitizenAction(
                        EventId.derivedFrom("citizen-action", Samples.COMPLAINT, "support"),
                        Samples.COMPLAINT,
                        CitizenAction.Type.SUPPORT,
                        Channel.CALL_CENTER,
                        Instant.parse("2026-03-09T03:00:00Z"),
                        null,
                        List.of(photo),
                        null,
                        "p-c2Vjb25k"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(value = CitizenAction.Type.class, mode = EnumSource.Mode.EXCLUDE, names = "SUPPORT")
    void nothingElseNamesAnotherPerson(CitizenAction.Type type) {
        Integer stars = type == CitizenAction.Type.RATING ? 4 : null;

        assertThat(action(type, "Sudah.", stars, null).reporterRef()).isNull();
        assertThatThrownBy(() -> action(type, "Sudah.", stars, "p-c2Vjb25k"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(CaseEvent.Type.class)
    void aFactNamesAMilestoneExactlyWhenItIsOne(CaseEvent.Type type) {
        Milestone other = type == CaseEvent.Type.MILESTONE ? null : Milestone.ON_SCENE;

        assertThatThrownBy(() -> fact(type, other)).isInstanceOf(IllegalArgumentException.class);
        if (type != CaseEvent.Type.RETURNED) {
            Milestone own = type == CaseEvent.Type.MILESTONE ? Milestone.ON_SCENE : null;
            assertThat(fact(type, own).milestone()).isEqualTo(own);
        }
    }

    private static CitizenAction action(CitizenAction.Type type, String text, Integer stars, String reporterRef) {
        return new CitizenAction(
                EventId.derivedFrom("citizen-action", Samples.COMPLAINT, type),
                Samples.COMPLAINT,
                type,
                Channel.CALL_CENTER,
                Instant.parse("2026-03-09T03:00:00Z"),
                text,
                List.of(),
                stars,
                reporterRef);
    }

    private static CaseEvent fact(CaseEvent.Type type, Milestone milestone) {
        return new CaseEvent(
                EventId.derivedFrom("case-event", Samples.COMPLAINT, 3),
                Samples.COMPLAINT,
                0,
                3,
                type,
                Instant.parse("2026-03-02T02:00:00Z"),
                "DISPATCHED",
                new AgencyCode("damkar"),
                null,
                milestone);
    }
}
