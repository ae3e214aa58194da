package id.aduan.cases.application;

import id.aduan.cases.application.AgencyMails.Choice;
import id.aduan.cases.application.AgencyMails.Message;
import id.aduan.cases.domain.Case;
import id.aduan.cases.domain.MailState;
import id.aduan.cases.domain.WorkingDays;
import id.aduan.cases.words.MailWords;
import id.aduan.contracts.ComplaintKind;
import id.aduan.contracts.Language;
import id.aduan.contracts.RoutingDecision.OversightClass;
import id.aduan.contracts.Urgency;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Writes the mail: number, subject, area, due day and link of each case. No word of a citizen, and of a confidential case
 * the number and the link alone.
 */
@ApplicationScoped
class MailText {
    private static final String NEW_LINE = "\r\n";

    private final AreaNames areas;
    private final WorkingDays workingDays;
    private final String address;
    private final String domain;
    private final int information;
    private final int ordinary;
    private final int oversight;
    private final int aspiration;

    MailText(
            AreaNames areas,
            WorkingDays workingDays,
            @ConfigProperty(name = "aduan.front.url") Optional<String> address,
            @ConfigProperty(name = "aduan.mail.from", defaultValue = "aduan@localhost") String from,
            @ConfigProperty(name = "aduan.cases.due-days.information", defaultValue = "5") int information,
            @ConfigProperty(name = "aduan.cases.due-days.ordinary", defaultValue = "14") int ordinary,
            @ConfigProperty(name = "aduan.cases.due-days.oversight", defaultValue = "60") int oversight,
            @ConfigProperty(name = "aduan.cases.due-days.aspiration", defaultValue = "14") int aspiration) {
        this.areas = areas;
        this.workingDays = workingDays;
        this.address = address.map(url -> url.replaceAll("/+$", "")).orElse("");
        this.domain = domain(from);
        this.information = information;
        this.ordinary = ordinary;
        this.oversight = oversight;
        this.aspiration = aspiration;
    }

    /** The mail about these cases, which are at the agency and at least one. */
    Message write(Choice choice, String agencyName, List<Case> cases, Instant now) {
        Language language = choice.language();
        MailWords words = MessageBundles.get(MailWords.class, Localized.Literal.of(language.tag()));
        boolean urgent = cases.stream().anyMatch(subject -> subject.facts().isUrgent());
        String subject = cases.size() == 1
                ? words.subjectOne(cases.get(0).facts().trackingNumber().value())
                : words.subjectMany(cases.size());
        List<String> lines = new ArrayList<>();
        lines.add(words.greeting(agencyName));
        lines.add("");
        lines.add(cases.size() == 1 ? words.introductionOne() : words.introductionMany(cases.size()));
        for (Case each : cases) {
            lines.add("");
            lines.addAll(entry(each, words, language));
        }
        lines.add("");
        lines.add(words.noPersonalData());
        lines.add(words.settings(link("/cases/mail")));
        UUID id = UUID.randomUUID();
        return new Message(
                id,
                choice.agency(),
                choice.addresses(),
                "<" + id + "@" + domain + ">",
                urgent ? words.urgentSubject(subject) : subject,
                String.join(NEW_LINE, lines) + NEW_LINE,
                MailState.WAITING,
                0,
                now,
                now,
                null,
                null);
    }

    private List<String> entry(Case subject, MailWords words, Language language) {
        List<String> lines = new ArrayList<>();
        lines.add(subject.facts().trackingNumber().value());
        if (subject.facts().isUrgent()) {
            lines.add("  " + words.urgent());
        }
        if (subject.facts().confidential()) {
            lines.add("  " + words.confidential());
        } else {
            if (subject.subject().category() != null) {
                lines.add("  " + words.category(subject.subject().category()));
            }
            if (subject.subject().area() != null) {
                lines.add("  " + words.area(areas.label(subject.subject().area())));
            }
        }
        if (subject.facts().urgency() == Urgency.NORMAL) {
            lines.add("  " + words.due(day(due(subject), language)));
        }
        lines.add("  " + link("/cases/" + subject.id()));
        return lines;
    }

    /** Counted from the day on which the report was received; never reset. */
    LocalDate due(Case subject) {
        LocalDate received = LocalDate.ofInstant(subject.facts().receivedAt(), Time.WIB);
        return workingDays.after(
                received, days(subject.facts().kind(), subject.subject().oversight()));
    }

    private int days(ComplaintKind kind, OversightClass oversightClass) {
        return switch (kind) {
            case INFORMATION_REQUEST -> information;
            case ASPIRATION -> aspiration;
            case COMPLAINT -> oversightClass == OversightClass.OVERSIGHT ? oversight : ordinary;
        };
    }

    private static String day(LocalDate day, Language language) {
        Locale months = language == Language.ENGLISH ? Locale.ENGLISH : Language.INDONESIAN.locale();
        return DateTimeFormatter.ofPattern("d MMMM uuuu", months).format(day);
    }

    private String link(String path) {
        return address + path;
    }

    /** The part after the last @ of the sender, which may be written with a name before it. */
    private static String domain(String from) {
        String part = from.substring(from.lastIndexOf('@') + 1).replaceAll("[^A-Za-z0-9.-]", "");
        return part.isEmpty() ? "localhost" : part;
    }
}
