package id.aduan.routing.decision;

import static java.util.Objects.requireNonNull;

import id.aduan.contracts.AgencyCode;
import id.aduan.contracts.ComplaintKind;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.RoutingDecision;
import id.aduan.contracts.RoutingDecision.Alternative;
import id.aduan.contracts.RoutingDecision.OversightClass;
import id.aduan.contracts.RoutingDecision.Referral;
import id.aduan.contracts.RoutingOutcome;
import id.aduan.contracts.Urgency;
import id.aduan.gazetteer.Gazetteer;
import id.aduan.routing.decision.PlaceFinder.FoundPlace;
import id.aduan.routing.decision.SubjectClassifier.SubjectScore;
import id.aduan.routing.directory.Agency;
import id.aduan.routing.directory.AssetOwner;
import id.aduan.routing.directory.Directory;
import id.aduan.routing.directory.EmergencyDefault;
import id.aduan.routing.directory.Responsibility;
import id.aduan.routing.directory.Urusan;
import id.aduan.routing.directory.Word;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Decides who is responsible for a complaint. The same complaint, directory and agencies that declined always give the
 * same decision; nothing is asked of the outside. Whatever is not sure comes out as TRIAGE with suggestions.
 */
public final class Route {
    /** Raised with every change of the rules that may change a decision. */
    public static final int RULES_VERSION = 2;

    private static final Logger LOG = Logger.getLogger(Route.class);
    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");
    private static final int SUGGESTIONS = 3;
    private static final String OVERSIGHT = "pengawasan";
    private static final double NAMED_AGENCY = 1.5;
    private static final double SUGGESTED_BY_AGENCY = 3;
    private static final double MISCONDUCT = 10;
    private static final double NAMED_OWNER = 2.5;

    private final PlaceFinder places;
    private final SubjectClassifier classifier;
    private final RoutingSettings settings;
    private volatile WordFinder finder;
    private volatile AgencyNames names;

    public Route(Gazetteer gazetteer, RoutingSettings settings) {
        this(gazetteer, settings, new WordListClassifier());
    }

    Route(Gazetteer gazetteer, RoutingSettings settings, SubjectClassifier classifier) {
        this.places = new PlaceFinder(gazetteer);
        this.settings = requireNonNull(settings, "settings is null");
        this.classifier = requireNonNull(classifier, "classifier is null");
    }

    /** What decides, as it stands on every automatic decision. */
    public String decidedBy() {
        return "rules:" + RULES_VERSION + "+" + classifier.version();
    }

    /**
     * Always gives a decision: should reading the report fail, a person decides, and an emergency goes to the agency of
     * its kind all the same.
     *
     * @param declined agencies that gave this complaint back and must not get it again
     * @param number the number of the decision
     * @param at the moment of the decision; the directory counts as of its day in WIB
     */
    public RoutingDecision decide(
            ComplaintReceived complaint, Directory directory, Declined declined, int number, Instant at) {
        try {
            return read(complaint, directory, declined, number, at);
        } catch (RuntimeException e) {
            LOG.errorf(
                    "%s is not read, a person decides: %s",
                    complaint.complaintId(), e.getClass().getSimpleName());
            return unread(complaint, directory, declined, number, at);
        }
    }

    private RoutingDecision unread(
            ComplaintReceived complaint, Directory directory, Declined declined, int number, Instant at) {
        Draft draft = new Draft(number, new FoundPlace(null, null, false), decidedBy(), at, directory.version());
        if (complaint.urgency() == Urgency.EMERGENCY) {
            return emergency(complaint, directory, declined, at.atZone(WIB).toLocalDate(), draft);
        }
        draft.because("Laporan ini dibaca petugas.");
        return draft.triage(List.of(), 0, OversightClass.ORDINARY);
    }

    private RoutingDecision read(
            ComplaintReceived complaint, Directory directory, Declined declined, int number, Instant at) {
        LocalDate day = at.atZone(WIB).toLocalDate();
        FoundPlace place = places.find(complaint, directory);
        Draft draft = new Draft(number, place, decidedBy(), at, directory.version());
        if (complaint.urgency() == Urgency.EMERGENCY) {
            return emergency(complaint, directory, declined, day, draft);
        }
        Reading reading = Reading.of(text(complaint), finder(directory));
        List<SubjectScore> subjects = classifier.classify(complaint, reading);
        boolean oversight = isOversight(complaint, reading, subjects);
        List<Candidate> candidates = candidates(directory, reading, subjects, place, declined, day);
        if (complaint.holdReason() != null) {
            draft.because("Laporan ini diperiksa petugas lebih dahulu sebelum diteruskan.");
            return draft.triage(candidates, confidence(candidates), oversight(oversight));
        }
        if (declined.times() > 1) {
            draft.because("Sudah dikembalikan lebih dari satu kali; petugas yang menentukan.");
            return draft.triage(candidates, confidence(candidates), oversight(oversight));
        }
        if (candidates.isEmpty()) {
            draft.because("Isi laporan belum cukup jelas untuk menentukan instansi; petugas akan membacanya.");
            return draft.triage(candidates, 0, oversight(oversight));
        }
        return conclude(directory, declined, candidates, oversight, draft);
    }

    /** Whether the words of a report that came as an ordinary one speak of danger, so that a person looks at it first. */
    public boolean isAlarming(ComplaintReceived complaint, Directory directory) {
        Reading reading = Reading.of(text(complaint), finder(directory));
        return !reading.of(Word.Meaning.ALARM).isEmpty();
    }

    private RoutingDecision emergency(
            ComplaintReceived complaint, Directory directory, Declined declined, LocalDate day, Draft draft) {
        EmergencyDefault entry = directory.emergency(complaint.emergencyKind());
        List<AgencyCode> order = new ArrayList<>();
        order.add(entry.agency());
        order.addAll(entry.helpers());
        List<Agency> able = order.stream()
                .flatMap(code -> directory.current(code, day).stream())
                .filter(agency -> !declined.agencies().contains(agency.code()))
                .distinct()
                .toList();
        draft.because("Keadaan darurat langsung diteruskan tanpa menunggu.");
        // Should every one of them have declined, the first gets it all the same: an emergency never waits.
        Agency lead = able.isEmpty() ? directory.agency(entry.agency()).orElseThrow() : able.get(0);
        draft.because(lead.name() + " menangani keadaan darurat jenis ini.");
        List<AgencyCode> helpers = able.stream().skip(1).map(Agency::code).toList();
        return draft.assigned(lead.code(), helpers, null, OversightClass.ORDINARY, 1, List.of());
    }

    private RoutingDecision conclude(
            Directory directory, Declined declined, List<Candidate> candidates, boolean oversight, Draft draft) {
        Candidate best = candidates.get(0);
        double confidence = confidence(candidates);
        if (!declined.agencies().isEmpty()) {
            draft.because("Instansi sebelumnya menyatakan bukan wewenangnya.");
        }
        if (oversight && best.isOurs() && OVERSIGHT.equals(best.urusan())) {
            draft.because("Laporan tentang perilaku aparatur diperiksa " + best.name()
                    + ", bukan oleh pihak yang dilaporkan.");
        }
        if (!best.words().isEmpty()) {
            draft.because("Kata yang menentukan: " + quoted(best.words()) + ".");
        }
        directory
                .urusan(best.urusan() == null ? "" : best.urusan())
                .map(Urusan::id)
                .ifPresent(name -> draft.because("Urusan: " + name + " → " + best.name() + "."));
        if (best.denied()) {
            draft.because("Sebagian kata disangkal dalam laporan.");
        }
        double needed = best.isOurs() ? settings.threshold() : settings.notOursThreshold();
        if (confidence < needed) {
            draft.because(
                    candidates.size() > 1 && candidates.get(1).evidence() > best.evidence() / 2
                            ? "Laporan menyentuh lebih dari satu urusan; petugas yang menentukan."
                            : "Belum cukup yakin; petugas yang menentukan.");
            return draft.triage(candidates, confidence, oversight(oversight));
        }
        return best.isOurs()
                ? draft.assigned(
                        best.agency().code(),
                        best.helpers(),
                        best.urusan(),
                        oversight(oversight),
                        confidence,
                        alternatives(candidates))
                : draft.notOurs(best, confidence, alternatives(candidates));
    }

    /** Everybody who may be responsible, strongest first, without those who declined. */
    private List<Candidate> candidates(
            Directory directory,
            Reading reading,
            List<SubjectScore> subjects,
            FoundPlace place,
            Declined declined,
            LocalDate day) {
        Map<String, Candidate> merged = new LinkedHashMap<>();
        AssetOwner owner = reading.of(Word.Meaning.OWNER).stream()
                .max(Comparator.comparingInt(WordFinder.Found::tokens))
                .map(found -> AssetOwner.valueOf(found.word().target()))
                .orElse(null);
        for (SubjectScore subject : subjects) {
            bySubject(directory, subject, place, owner, day).ifPresent(one -> merge(merged, one));
        }
        ofConduct(directory, reading, day).ifPresent(one -> merge(merged, one));
        for (Agency named : names(directory).in(reading.tokens(), day)) {
            merge(merged, new Candidate(named, null, null, List.of(), NAMED_AGENCY, List.of(named.shortName()), false));
        }
        if (declined.suggestion() != null) {
            directory
                    .current(declined.suggestion(), day)
                    .ifPresent(agency -> merge(
                            merged,
                            new Candidate(agency, null, null, List.of(), SUGGESTED_BY_AGENCY, List.of(), false)));
        }
        return merged.values().stream()
                .filter(one -> !one.isOurs()
                        || !declined.agencies().contains(one.agency().code()))
                .sorted(Comparator.comparingDouble(Candidate::evidence).reversed())
                .toList();
    }

    private static void merge(Map<String, Candidate> merged, Candidate candidate) {
        merged.merge(candidate.key(), candidate, Candidate::and);
    }

    private static Optional<Candidate> bySubject(
            Directory directory, SubjectScore subject, FoundPlace place, AssetOwner owner, LocalDate day) {
        Optional<Responsibility> owned =
                owner == null ? Optional.empty() : directory.responsible(subject.urusan(), place.area(), owner, day);
        double evidence = owned.isPresent() ? subject.evidence() + NAMED_OWNER : subject.evidence();
        Responsibility entry = owned.or(() -> directory.responsible(subject.urusan(), place.area(), null, day))
                .orElse(null);
        if (entry == null) {
            return Optional.empty();
        }
        if (entry.referral() != null) {
            return directory
                    .referral(entry.referral())
                    .map(body -> new Candidate(
                            null, body, subject.urusan(), List.of(), evidence, subject.words(), subject.denied()));
        }
        List<AgencyCode> helpers = entry.helpers().stream()
                .flatMap(code -> directory.current(code, day).stream())
                .map(Agency::code)
                .toList();
        return directory
                .current(entry.agency(), day)
                .map(agency -> new Candidate(
                        agency, null, subject.urusan(), helpers, evidence, subject.words(), subject.denied()));
    }

    /** An officer's conduct: of the regency to the Inspektorat, of another body to that body. */
    private static Optional<Candidate> ofConduct(Directory directory, Reading reading, LocalDate day) {
        Optional<WordFinder.Found> outsider = reading.near(Word.Meaning.OUTSIDER, Word.Meaning.MISCONDUCT)
                .or(() -> reading.near(Word.Meaning.OUTSIDER, Word.Meaning.OVERSIGHT));
        if (outsider.isPresent()) {
            Word word = outsider.get().word();
            return directory
                    .referral(word.target())
                    .map(body ->
                            new Candidate(null, body, null, List.of(), 1.5 * MISCONDUCT, List.of(word.form()), false));
        }
        Optional<WordFinder.Found> officer = reading.near(Word.Meaning.OFFICER, Word.Meaning.MISCONDUCT);
        if (officer.isEmpty()) {
            return Optional.empty();
        }
        String conduct = reading.near(Word.Meaning.MISCONDUCT, Word.Meaning.OFFICER)
                .map(found -> found.word().form())
                .orElseThrow();
        return directory
                .responsible(OVERSIGHT, null, null, day)
                .flatMap(entry -> directory.current(entry.agency(), day))
                .map(agency -> new Candidate(
                        agency,
                        null,
                        OVERSIGHT,
                        List.of(),
                        MISCONDUCT,
                        List.of(officer.get().word().form(), conduct),
                        false));
    }

    private static boolean isOversight(ComplaintReceived complaint, Reading reading, List<SubjectScore> subjects) {
        if (complaint.kind() != ComplaintKind.COMPLAINT) {
            return false;
        }
        boolean conduct =
                reading.near(Word.Meaning.OFFICER, Word.Meaning.MISCONDUCT).isPresent();
        return conduct
                || subjects.stream().anyMatch(subject -> subject.urusan().equals(OVERSIGHT) && !subject.denied());
    }

    private static OversightClass oversight(boolean oversight) {
        return oversight ? OversightClass.OVERSIGHT : OversightClass.ORDINARY;
    }

    /** High when one candidate has much evidence and the next has little. */
    static double confidence(List<Candidate> candidates) {
        if (candidates.isEmpty()) {
            return 0;
        }
        double first = candidates.get(0).evidence();
        double second = candidates.size() > 1 ? candidates.get(1).evidence() : 0;
        double confidence = first / (first + second + 0.3) * (1 - Math.exp(-first / 1.2));
        return candidates.get(0).denied() ? confidence * 0.6 : confidence;
    }

    static List<Alternative> alternatives(List<Candidate> candidates) {
        double all = candidates.stream().mapToDouble(Candidate::evidence).sum();
        return candidates.stream()
                .filter(Candidate::isOurs)
                .limit(SUGGESTIONS)
                .map(one -> new Alternative(
                        one.agency().code(),
                        Math.round(one.evidence() / all * 100) / 100.0,
                        one.words().isEmpty() ? one.name() : "Kata: " + quoted(one.words())))
                .toList();
    }

    static Referral referral(Candidate candidate) {
        return new Referral(candidate.referral().body(), candidate.referral().advice());
    }

    private static String quoted(List<String> words) {
        return String.join(", ", words.stream().map(word -> "“" + word + "”").toList());
    }

    private static String text(ComplaintReceived complaint) {
        return complaint.title() == null ? complaint.narrative() : complaint.title() + "\n" + complaint.narrative();
    }

    private WordFinder finder(Directory directory) {
        WordFinder current = finder;
        if (current == null || current.directory() != directory) {
            current = new WordFinder(directory);
            finder = current;
        }
        return current;
    }

    private AgencyNames names(Directory directory) {
        AgencyNames current = names;
        if (current == null || current.directory() != directory) {
            current = new AgencyNames(directory);
            names = current;
        }
        return current;
    }

    /** What is known of a decision before its outcome. */
    private static final class Draft {
        private final int number;
        private final FoundPlace place;
        private final String decidedBy;
        private final Instant at;
        private final long directoryVersion;
        private final List<String> reasons = new ArrayList<>();

        Draft(int number, FoundPlace place, String decidedBy, Instant at, long directoryVersion) {
            this.number = number;
            this.place = place;
            this.decidedBy = decidedBy;
            this.at = at;
            this.directoryVersion = directoryVersion;
            if (place.reason() != null) {
                reasons.add(place.reason());
            }
        }

        void because(String reason) {
            reasons.add(reason);
        }

        RoutingDecision assigned(
                AgencyCode agency,
                List<AgencyCode> helpers,
                String category,
                OversightClass oversight,
                double confidence,
                List<Alternative> alternatives) {
            return decision(
                    RoutingOutcome.ASSIGNED, agency, helpers, null, category, oversight, confidence, alternatives);
        }

        RoutingDecision notOurs(Candidate candidate, double confidence, List<Alternative> alternatives) {
            because("Ini bukan wewenang Pemerintah Kabupaten Purwakarta. "
                    + candidate.referral().advice());
            return decision(
                    RoutingOutcome.NOT_OURS,
                    null,
                    List.of(),
                    referral(candidate),
                    candidate.urusan(),
                    OversightClass.ORDINARY,
                    confidence,
                    alternatives);
        }

        RoutingDecision triage(List<Candidate> candidates, double confidence, OversightClass oversight) {
            String category = candidates.isEmpty() ? null : candidates.get(0).urusan();
            if (!candidates.isEmpty() && !candidates.get(0).isOurs()) {
                because("Mungkin bukan wewenang kabupaten: " + candidates.get(0).name() + ".");
            }
            return decision(
                    RoutingOutcome.TRIAGE,
                    null,
                    List.of(),
                    null,
                    category,
                    oversight,
                    confidence,
                    alternatives(candidates));
        }

        private RoutingDecision decision(
                RoutingOutcome outcome,
                AgencyCode agency,
                List<AgencyCode> helpers,
                Referral referral,
                String category,
                OversightClass oversight,
                double confidence,
                List<Alternative> alternatives) {
            return new RoutingDecision(
                    number,
                    outcome,
                    agency,
                    helpers,
                    referral,
                    category,
                    oversight,
                    place.area(),
                    Math.round(confidence * 1000) / 1000.0,
                    alternatives,
                    reasons,
                    decidedBy,
                    at,
                    directoryVersion);
        }
    }
}
