package id.aduan.intake.web.pages;

import id.aduan.contracts.ComplaintKind;
import id.aduan.contracts.Coordinates;
import id.aduan.contracts.Language;
import id.aduan.contracts.Place;
import id.aduan.gazetteer.Area;
import id.aduan.gazetteer.Gazetteer;
import id.aduan.intake.FieldFault;
import id.aduan.intake.IntakeWords;
import id.aduan.intake.Report;
import id.aduan.intake.ReportParser;
import id.aduan.kit.pages.RequestLanguage;
import id.aduan.kit.photos.Photos;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts the form and the review into words. */
@ApplicationScoped
class FormViews {
    private static final String PHOTO = "photo";

    private final Gazetteer gazetteer;
    private final String tiles;

    FormViews(Gazetteer gazetteer, @ConfigProperty(name = "aduan.intake.web.map.tiles-url") Optional<String> tiles) {
        this.gazetteer = gazetteer;
        this.tiles = tiles.orElse("");
    }

    static CitizenMessages words(Language language) {
        return RequestLanguage.words(CitizenMessages.class, language);
    }

    /** The form as it is, with nothing wrong. */
    FormView form(ReportForm form, boolean keep, Language language) {
        return form(
                form,
                List.of(),
                List.of(),
                new VillageChoice(Optional.empty(), VillageChoice.Doubt.NONE, List.of()),
                keep,
                language);
    }

    /**
     * @param photoMessages what is wrong with photos, beside what the faults say of them
     * @param keep whether the browser may bring back what it kept
     */
    FormView form(
            ReportForm form,
            List<FieldFault> faults,
            List<String> photoMessages,
            VillageChoice village,
            boolean keep,
            Language language) {
        CitizenMessages words = words(language);
        Map<String, String> errors = new LinkedHashMap<>();
        List<String> photoErrors = new ArrayList<>(photoMessages);
        for (FieldFault fault : faults) {
            if (fault.field().startsWith(PHOTO)) {
                photoErrors.add(photoPrefix(fault.field(), words) + fault.message(language));
            } else {
                errors.putIfAbsent(fault.field(), fault.message(language));
            }
        }
        if (!village.isSure()) {
            errors.put("place.areaCode", doubt(village.doubt(), form.village(), words));
        }
        return new FormView(
                form,
                title(form.kind(), words),
                summary(errors, photoErrors, words),
                errors,
                photoErrors,
                kinds(form, words),
                village.candidates().stream()
                        .map(area -> new FormView.Candidate(
                                area.code().value(),
                                area.label(),
                                village.candidates().size() == 1))
                        .toList(),
                photos(form, words),
                words.photosHint(ReportParser.MAX_PHOTOS, Photos.MAX_BYTES / 1024 / 1024),
                words.villageFound(-1).replace("-1", "#"),
                words.photoRemove(-1).replace("-1", "#"),
                LocalDate.now(WhenWords.WIB).toString(),
                tiles,
                keep);
    }

    /** @param trouble why the last sending failed, or null */
    ReviewView review(ReportForm form, Report report, String trouble, Language language) {
        CitizenMessages words = words(language);
        return new ReviewView(
                trouble,
                report.warnings().stream()
                        .map(warning -> IntakeWords.of(warning, language))
                        .toList(),
                form.carried(),
                photos(form, words),
                offeredPlace(form),
                kind(report.kind(), words),
                report.narrative(),
                place(report.place()),
                when(form, report, language),
                secrecy(report, words),
                Stream.of(
                                report.contact().name(),
                                report.contact().phone(),
                                report.contact().email())
                        .filter(part -> part != null)
                        .toList());
    }

    private static List<FormView.Fault> summary(
            Map<String, String> errors, List<String> photoErrors, CitizenMessages words) {
        List<FormView.Fault> faults = new ArrayList<>();
        for (FormField field : FormField.values()) {
            if (field == FormField.PHOTO) {
                photoErrors.forEach(message -> faults.add(fault(field, message, words)));
            }
            String message = errors.get(field.inReport());
            if (message != null) {
                faults.add(fault(field, message, words));
            }
        }
        return faults;
    }

    private static FormView.Fault fault(FormField field, String message, CitizenMessages words) {
        return new FormView.Fault(field.anchor(), field.label(words), message);
    }

    private static String photoPrefix(String field, CitizenMessages words) {
        String number = field.replaceAll("\\D", "");
        return number.isEmpty() ? "" : words.photoAlt(Integer.parseInt(number) + 1) + ": ";
    }

    private static String doubt(VillageChoice.Doubt doubt, String typed, CitizenMessages words) {
        return switch (doubt) {
            case NONE -> "";
            case AMBIGUOUS -> words.villageAmbiguous(typed);
            case SIMILAR -> words.villageSimilar(typed);
            case UNKNOWN -> words.villageUnknown(typed);
        };
    }

    private static List<FormView.Kind> kinds(ReportForm form, CitizenMessages words) {
        return Stream.of(KindChoice.values())
                .map(choice -> new FormView.Kind(
                        choice.kind().name(),
                        kind(choice.kind(), words),
                        choice.kind().name().equals(form.kind())))
                .toList();
    }

    private static String title(String kind, CitizenMessages words) {
        return KindChoice.of(kind)
                .map(choice -> switch (choice) {
                    case COMPLAINT -> words.formTitle();
                    case QUESTION -> words.formTitleQuestion();
                    case ASPIRATION -> words.formTitleAspiration();
                })
                .orElseGet(words::formTitle);
    }

    static String kind(ComplaintKind kind, CitizenMessages words) {
        return switch (kind) {
            case COMPLAINT -> words.kindComplaint();
            case INFORMATION_REQUEST -> words.kindQuestion();
            case ASPIRATION -> words.kindAspiration();
        };
    }

    private static List<FormView.StoredPhoto> photos(ReportForm form, CitizenMessages words) {
        List<FormView.StoredPhoto> photos = new ArrayList<>();
        for (String reference : form.photos()) {
            int number = photos.size() + 1;
            photos.add(new FormView.StoredPhoto(
                    reference,
                    "/lapor/foto/" + form.id() + "/" + reference,
                    words.photoAlt(number),
                    words.photoRemove(number)));
        }
        return photos;
    }

    private String offeredPlace(ReportForm form) {
        if (form.photoPlace().isEmpty() || form.hasPoint()) {
            return null;
        }
        String[] point = form.photoPlace().split(",", 2);
        return near(Double.parseDouble(point[0]), Double.parseDouble(point[1])).orElse(null);
    }

    private List<String> place(Place place) {
        List<String> lines = new ArrayList<>();
        if (place.areaCode() != null) {
            gazetteer.area(place.areaCode()).map(Area::label).ifPresent(lines::add);
        }
        if (place.text() != null) {
            lines.add(place.text());
        }
        Coordinates point = place.coordinates();
        if (point != null) {
            String numbers = String.format(Locale.ROOT, "%.5f, %.5f", point.latitude(), point.longitude());
            lines.add(near(point.latitude(), point.longitude())
                    .map(village -> village + " (" + numbers + ")")
                    .orElse(numbers));
        }
        return lines;
    }

    private Optional<String> near(double latitude, double longitude) {
        return gazetteer.locate(latitude, longitude).area().map(Area::label);
    }

    private static String when(ReportForm form, Report report, Language language) {
        if (report.occurredAt() == null) {
            return null;
        }
        return form.time().isBlank()
                ? WhenWords.day(report.occurredAt().atZone(WhenWords.WIB).toLocalDate(), language)
                : WhenWords.moment(report.occurredAt(), language);
    }

    private static List<String> secrecy(Report report, CitizenMessages words) {
        List<String> lines = new ArrayList<>();
        if (report.anonymous()) {
            lines.add(words.anonymousLabel() + ": " + words.anonymousHint());
        }
        if (report.confidential()) {
            lines.add(words.confidentialLabel() + ": " + words.confidentialHint());
        }
        if (lines.isEmpty()) {
            lines.add(words.reviewAllOfficers());
        }
        return lines;
    }
}
