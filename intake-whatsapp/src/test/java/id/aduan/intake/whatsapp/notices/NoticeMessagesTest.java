package id.aduan.intake.whatsapp.notices;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.aduan.contracts.Channel;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.EventId;
import id.aduan.contracts.Language;
import id.aduan.contracts.Notice;
import id.aduan.contracts.SourceReference;
import id.aduan.contracts.TrackingNumber;
import id.aduan.intake.whatsapp.conversation.OptionId;
import id.aduan.intake.whatsapp.sending.OutgoingMessage;
import id.aduan.intake.whatsapp.sending.OwnTemplates;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NoticeMessagesTest {
    private static final ComplaintId CASE =
            ComplaintId.of(new SourceReference(Channel.WHATSAPP, "100200300400", "a-draft"));
    private static final TrackingNumber NUMBER = TrackingNumber.of(CASE);
    private static final Pattern PARAMETER = Pattern.compile("\\{\\{\\d+}}");
    private static final int LONGEST_TEMPLATE = 1_024;

    private final NoticeMessages messages = new NoticeMessages();

    static Stream<Arguments> allKindsInAllLanguages() {
        return Stream.of(Notice.Kind.values())
                .flatMap(kind -> Stream.of(Language.values()).map(language -> Arguments.of(kind, language)));
    }

    @ParameterizedTest
    @MethodSource("allKindsInAllLanguages")
    void everyNoticeTellsItsNumberAndLeavesNoPlaceOpen(Notice.Kind kind, Language language) {
        OutgoingMessage message =
                messages.render(notice(kind, language, "Sudah kami periksa.")).message();

        assertThat(body(message)).contains(NUMBER.value()).doesNotContain("{", "}");
    }

    @ParameterizedTest
    @MethodSource("allKindsInAllLanguages")
    void aTemplateGetsAsManyParametersAndPayloadsAsItIsRegisteredWith(Notice.Kind kind, Language language) {
        OutgoingMessage.Template template =
                messages.render(notice(kind, language, "Sudah kami periksa.")).outside();

        for (Language registered : OwnTemplates.LANGUAGES) {
            JsonNode json = OwnTemplates.read(template.name(), registered);
            assertThat(json.path("name").asText()).isEqualTo(template.name());
            assertThat(json.path("language").asText()).isEqualTo(registered.tag());
            assertThat(PARAMETER.matcher(text(json)).results().count())
                    .isEqualTo(template.parameters().size());
            assertThat(json.at("/components/0/example/body_text/0"))
                    .hasSize(template.parameters().size());
            assertThat(json.at("/components/1/buttons"))
                    .hasSize(template.payloads().size());
        }
    }

    @ParameterizedTest
    @MethodSource("allKindsInAllLanguages")
    void aTemplateIsNeverLongerThanTheProviderTakes(Notice.Kind kind, Language language) {
        OutgoingMessage.Template template =
                messages.render(notice(kind, language, "kata ".repeat(600))).outside();

        String sent = text(OwnTemplates.read(template.name(), OwnTemplates.LANGUAGES.get(0)));
        for (int i = 0; i < template.parameters().size(); i++) {
            sent = sent.replace("{{" + (i + 1) + "}}", template.parameters().get(i));
        }
        assertThat(sent.length()).isLessThanOrEqualTo(LONGEST_TEMPLATE);
    }

    @Test
    void anAnswerIsConfirmedOrDisputedByOneTap() {
        var rendered = messages.render(notice(Notice.Kind.ANSWERED, Language.INDONESIAN, "Sudah ditambal."));

        assertThat(rendered.message())
                .isInstanceOfSatisfying(OutgoingMessage.Buttons.class, buttons -> assertThat(buttons.buttons())
                        .extracting(OutgoingMessage.Button::id)
                        .containsExactly(OptionId.confirm(CASE), OptionId.dispute(CASE)));
        assertThat(rendered.outside().payloads()).startsWith(OptionId.confirm(CASE), OptionId.dispute(CASE));
    }

    @Test
    void aLongAnswerIsTheWholeAnswerWithTheSameChoices() {
        String words = "Perbaikan jalan. ".repeat(170).strip();
        var rendered = messages.render(notice(Notice.Kind.ANSWERED, Language.SUNDANESE, words));

        assertThat(rendered.message()).isInstanceOfSatisfying(OutgoingMessage.Choices.class, list -> {
            assertThat(list.body()).contains(words);
            assertThat(list.rows())
                    .extracting(OutgoingMessage.Row::id)
                    .containsExactly(OptionId.confirm(CASE), OptionId.dispute(CASE));
        });
    }

    @Test
    void aClosedCaseIsRatedFromAList() {
        var rendered = messages.render(notice(Notice.Kind.CLOSED, Language.ENGLISH, null));

        assertThat(rendered.message())
                .isInstanceOfSatisfying(OutgoingMessage.Choices.class, list -> assertThat(list.rows())
                        .extracting(OutgoingMessage.Row::id)
                        .containsExactly(
                                OptionId.rate(CASE, 5),
                                OptionId.rate(CASE, 4),
                                OptionId.rate(CASE, 3),
                                OptionId.rate(CASE, 2),
                                OptionId.rate(CASE, 1)));
    }

    @Test
    void whatAnOfficerWroteIsNeverTakenForAPlace() {
        var rendered = messages.render(notice(Notice.Kind.ANSWERED, Language.INDONESIAN, "Lihat {number} dan $1"));

        assertThat(body(rendered.message())).contains("Lihat {number} dan $1");
    }

    @Test
    void aDayIsWrittenOut() {
        assertThat(body(messages.render(notice(Notice.Kind.WAITS_FOR_REPORTER, Language.INDONESIAN, "Nomor berapa?"))
                        .message()))
                .contains("paling lambat 1 Desember 2026");
        assertThat(body(messages.render(notice(Notice.Kind.WAITS_FOR_REPORTER, Language.ENGLISH, "Which one?"))
                        .message()))
                .contains("by 1 December 2026");
    }

    @Test
    void linesBecomeOneInATemplate() {
        var rendered = messages.render(notice(Notice.Kind.ANSWERED, Language.INDONESIAN, "Satu.\n\n\tDua."));

        assertThat(rendered.outside().parameters()).contains("Satu. Dua.");
    }

    private static Notice notice(Notice.Kind kind, Language language, String words) {
        return new Notice(
                EventId.derivedFrom("notice.v1", CASE, kind),
                CASE,
                NUMBER,
                Channel.WHATSAPP,
                "p-0000",
                language,
                kind,
                Instant.parse("2026-11-25T01:00:00Z"),
                Instant.parse("2026-12-25T01:00:00Z"),
                "Dinas Pekerjaan Umum",
                words,
                LocalDate.of(2026, 12, 1));
    }

    private static String body(OutgoingMessage message) {
        return message instanceof OutgoingMessage.Buttons buttons
                ? buttons.body()
                : ((OutgoingMessage.Choices) message).body();
    }

    private static String text(JsonNode template) {
        assertThat(List.of("BODY")).contains(template.at("/components/0/type").asText());
        return template.at("/components/0/text").asText();
    }
}
