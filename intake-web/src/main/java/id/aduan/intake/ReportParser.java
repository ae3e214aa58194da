package id.aduan.intake;

import id.aduan.contracts.AreaCode;
import id.aduan.contracts.ComplaintKind;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.Coordinates;
import id.aduan.contracts.Language;
import id.aduan.contracts.Place;
import id.aduan.gazetteer.Gazetteer;
import id.aduan.gazetteer.Located;
import id.aduan.kit.photos.Photo;
import id.aduan.kit.sealing.Contact;
import id.aduan.kit.text.CleanText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Turns what came in into a report, or says all that is wrong with it at once. */
@ApplicationScoped
public class ReportParser {
    public static final int MAX_PHOTOS = 4;
    public static final int MAX_NAME = 100;

    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(10);
    private static final Instant OLDEST = Instant.parse("1945-08-17T00:00:00Z");

    private final Gazetteer gazetteer;
    private final Clock clock;

    @Inject
    ReportParser(Gazetteer gazetteer) {
        this(gazetteer, Clock.systemUTC());
    }

    ReportParser(Gazetteer gazetteer, Clock clock) {
        this.gazetteer = gazetteer;
        this.clock = clock;
    }

    /** @param spoken the language of the request, for a report that names none */
    public Parsed parse(RawReport raw, List<Photo> photos, Sender sender, Language spoken) {
        Reading reading = new Reading();
        ComplaintKind kind = reading.kind(raw.kind());
        String title = reading.optional("title", CleanText.line(raw.title()), ComplaintReceived.MAX_TITLE);
        String narrative = reading.narrative(raw.narrative());
        Place place = reading.place(raw);
        Instant occurredAt = reading.occurredAt(raw.occurredAt());
        Language language = reading.language(raw.language(), spoken);
        Contact contact = reading.contact(raw, sender.appUser());
        List<Photo> kept = reading.photos(photos);
        if (!reading.faults.isEmpty()) {
            return new Parsed(null, reading.faults);
        }
        return new Parsed(
                new Report(
                        sender,
                        kind,
                        title,
                        narrative,
                        place,
                        occurredAt,
                        language,
                        raw.anonymous(),
                        raw.confidential(),
                        contact,
                        kept,
                        null,
                        reading.warnings),
                List.of());
    }

    private final class Reading {
        private final List<FieldFault> faults = new ArrayList<>();
        private final List<Warning> warnings = new ArrayList<>();

        ComplaintKind kind(String typed) {
            String name = CleanText.line(typed);
            if (name == null) {
                return fault("kind", FaultCode.REQUIRED);
            }
            return constant(ComplaintKind.values(), name).orElseGet(() -> fault("kind", FaultCode.UNKNOWN_VALUE));
        }

        String optional(String field, String text, int limit) {
            if (text != null && text.length() > limit) {
                faults.add(new FieldFault(field, FaultCode.TOO_LONG, limit));
                return null;
            }
            return text;
        }

        String narrative(String typed) {
            String text = CleanText.lines(typed);
            if (text == null) {
                return fault("narrative", FaultCode.REQUIRED);
            }
            if (!CleanText.isReadable(text)) {
                return fault("narrative", FaultCode.NO_TEXT);
            }
            return optional("narrative", text, ComplaintReceived.MAX_NARRATIVE);
        }

        Place place(RawReport raw) {
            Coordinates coordinates = coordinates(raw);
            String text = optional("place.text", CleanText.line(raw.placeText()), Place.MAX_TEXT);
            return new Place(coordinates, areaCode(raw.areaCode()), text, null);
        }

        private AreaCode areaCode(String typed) {
            String code = CleanText.line(typed);
            if (code == null) {
                return null;
            }
            try {
                AreaCode area = new AreaCode(code);
                return gazetteer.area(area).isPresent() ? area : fault("place.areaCode", FaultCode.UNKNOWN_AREA);
            } catch (IllegalArgumentException malformed) {
                return fault("place.areaCode", FaultCode.UNKNOWN_AREA);
            }
        }

        private Coordinates coordinates(RawReport raw) {
            String typedLatitude = CleanText.line(raw.latitude());
            String typedLongitude = CleanText.line(raw.longitude());
            if (typedLatitude == null && typedLongitude == null) {
                return null; // an accuracy without a point says nothing
            }
            Double latitude = number("place.latitude", typedLatitude);
            Double longitude = number("place.longitude", typedLongitude);
            Double accuracy = accuracy(CleanText.line(raw.accuracyMeters()));
            if (latitude == null || longitude == null) {
                return null;
            }
            Located located = gazetteer.locate(latitude, longitude);
            if (located.swapped()) {
                warnings.add(Warning.COORDINATES_SWAPPED);
            } else if (located.kind() == Located.Kind.OUTSIDE) {
                if (Math.abs(latitude) > 90) {
                    return fault("place.latitude", FaultCode.OUT_OF_RANGE);
                }
                if (Math.abs(longitude) > 180) {
                    return fault("place.longitude", FaultCode.OUT_OF_RANGE);
                }
                warnings.add(Warning.OUTSIDE_REGENCY);
            }
            return new Coordinates(
                    located.point().latitude(),
                    located.point().longitude(),
                    accuracy,
                    provenance(raw.provenance(), accuracy));
        }

        private Double number(String field, String typed) {
            if (typed == null) {
                return fault(field, FaultCode.REQUIRED);
            }
            try {
                double number = Double.parseDouble(typed.replace(',', '.'));
                return Double.isFinite(number) ? Double.valueOf(number) : fault(field, FaultCode.NOT_A_NUMBER);
            } catch (NumberFormatException e) {
                return fault(field, FaultCode.NOT_A_NUMBER);
            }
        }

        private Double accuracy(String typed) {
            if (typed == null) {
                return null;
            }
            Double meters = number("place.accuracyMeters", typed);
            if (meters == null || (meters >= 0 && meters < 1e7)) {
                return meters;
            }
            return fault("place.accuracyMeters", FaultCode.OUT_OF_RANGE);
        }

        private Coordinates.Provenance provenance(String typed, Double accuracy) {
            return Optional.ofNullable(CleanText.line(typed))
                    .flatMap(name -> constant(Coordinates.Provenance.values(), name))
                    .orElse(accuracy == null ? Coordinates.Provenance.TOLD : Coordinates.Provenance.DEVICE);
        }

        Instant occurredAt(String typed) {
            String text = CleanText.line(typed);
            if (text == null) {
                return null;
            }
            Instant moment = OccurredAt.read(text).orElse(null);
            if (moment == null) {
                return fault("occurredAt", FaultCode.UNREADABLE_DATE);
            }
            if (moment.isAfter(clock.instant().plus(CLOCK_TOLERANCE))) {
                return fault("occurredAt", FaultCode.DATE_IN_FUTURE);
            }
            return moment.isBefore(OLDEST) ? fault("occurredAt", FaultCode.DATE_TOO_OLD) : moment;
        }

        Language language(String typed, Language spoken) {
            String tag = CleanText.line(typed);
            try {
                return tag == null ? spoken : Language.of(tag);
            } catch (IllegalArgumentException unspoken) {
                return fault("language", FaultCode.UNKNOWN_VALUE);
            }
        }

        Contact contact(RawReport raw, String appUser) {
            String name = optional("reporter.name", CleanText.line(raw.name()), MAX_NAME);
            String phone = CleanText.line(raw.phone());
            if (phone != null) {
                phone = ContactReader.phone(phone).orElseGet(() -> fault("reporter.phone", FaultCode.INVALID_PHONE));
            }
            String email = CleanText.line(raw.email());
            if (email != null) {
                email = ContactReader.email(email).orElseGet(() -> fault("reporter.email", FaultCode.INVALID_EMAIL));
            }
            return new Contact(name, phone, email, appUser);
        }

        List<Photo> photos(List<Photo> given) {
            List<Photo> once = List.copyOf(new LinkedHashSet<>(given));
            if (once.size() > MAX_PHOTOS) {
                faults.add(new FieldFault("photo", FaultCode.TOO_MANY_PHOTOS, MAX_PHOTOS));
            }
            if (once.size() < given.size()) {
                warnings.add(Warning.PHOTO_REPEATED);
            }
            return once;
        }

        private <T> T fault(String field, FaultCode code) {
            faults.add(FieldFault.of(field, code));
            return null;
        }
    }

    private static <E extends Enum<E>> Optional<E> constant(E[] values, String name) {
        for (E value : values) {
            if (value.name().equalsIgnoreCase(name)) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }
}
