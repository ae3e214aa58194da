package id.aduan.routing.directory;

import id.aduan.contracts.AgencyCode;
import id.aduan.contracts.AreaCode;
import id.aduan.contracts.EmergencyKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The directory at one version, whole and consistent. Immutable. */
public final class Directory {
    private final long version;
    private final Map<AgencyCode, Agency> agencies;
    private final Map<String, Urusan> urusan;
    private final List<Responsibility> responsibilities;
    private final Map<String, ReferralBody> referrals;
    private final Map<EmergencyKind, EmergencyDefault> emergencies;
    private final List<Word> words;
    private final Map<String, String> spellings;
    private final Map<String, Landmark> landmarks;

    /** All entries of a version. */
    public record Content(
            List<Agency> agencies,
            List<Urusan> urusan,
            List<Responsibility> responsibilities,
            List<ReferralBody> referrals,
            List<EmergencyDefault> emergencies,
            List<Word> words,
            List<Spelling> spellings,
            List<Landmark> landmarks) {}

    /** Fails with every inconsistency that it finds, so that an edit which would break the directory is refused. */
    public Directory(long version, Content content) {
        this.version = version;
        agencies = byKey(content.agencies(), Agency::code);
        urusan = byKey(content.urusan(), Urusan::code);
        responsibilities = content.responsibilities().stream()
                .sorted(Comparator.comparing((Responsibility entry) ->
                                entry.area() == null ? 0 : entry.area().value().length())
                        .reversed())
                .toList();
        referrals = byKey(content.referrals(), ReferralBody::code);
        emergencies = byKey(content.emergencies(), EmergencyDefault::kind);
        words = List.copyOf(content.words());
        spellings = content.spellings().stream()
                .collect(Collectors.toMap(Spelling::from, Spelling::to, (first, second) -> second));
        landmarks = byKey(content.landmarks(), Landmark::id);
        List<String> wrong = inconsistencies();
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", wrong));
        }
    }

    private List<String> inconsistencies() {
        List<String> wrong = new ArrayList<>();
        for (Responsibility entry : responsibilities) {
            known(urusan.containsKey(entry.urusan()), "urusan " + entry.urusan(), wrong);
            known(entry.agency() == null || agencies.containsKey(entry.agency()), "agency " + entry.agency(), wrong);
            known(
                    entry.referral() == null || referrals.containsKey(entry.referral()),
                    "referral " + entry.referral(),
                    wrong);
            entry.helpers().forEach(code -> known(agencies.containsKey(code), "agency " + code, wrong));
        }
        for (EmergencyDefault entry : emergencies.values()) {
            known(agencies.containsKey(entry.agency()), "agency " + entry.agency(), wrong);
            entry.helpers().forEach(code -> known(agencies.containsKey(code), "agency " + code, wrong));
        }
        for (EmergencyKind kind : EmergencyKind.values()) {
            known(emergencies.containsKey(kind), "agency of the emergency kind " + kind, wrong);
        }
        for (Word word : words) {
            if (word.meaning() == Word.Meaning.SUBJECT || word.meaning() == Word.Meaning.OVERSIGHT) {
                known(urusan.containsKey(word.target()), "urusan " + word.target(), wrong);
            } else if (word.meaning() == Word.Meaning.OUTSIDER) {
                known(referrals.containsKey(word.target()), "referral " + word.target(), wrong);
            }
        }
        for (Agency agency : agencies.values()) {
            known(
                    agency.successor() == null || agencies.containsKey(agency.successor()),
                    "successor " + agency.successor(),
                    wrong);
        }
        Set<String> names = new HashSet<>();
        for (Landmark landmark : landmarks.values()) {
            if (!names.add(landmark.name().toLowerCase(Locale.ROOT))) {
                wrong.add("there are two landmarks with the name " + landmark.name());
            }
        }
        return wrong;
    }

    private static void known(boolean there, String what, List<String> wrong) {
        if (!there) {
            wrong.add("there is no " + what);
        }
    }

    private static <K, V> Map<K, V> byKey(List<V> entries, Function<V, K> key) {
        Map<K, V> map = new LinkedHashMap<>();
        entries.forEach(entry -> map.put(key.apply(entry), entry));
        return map;
    }

    /** Raised by every edit; a decision names the version that it was made with. */
    public long version() {
        return version;
    }

    public Optional<Agency> agency(AgencyCode code) {
        return Optional.ofNullable(agencies.get(code));
    }

    /** All agencies, also those of the past. */
    public List<Agency> agencies() {
        return List.copyOf(agencies.values());
    }

    public List<Agency> agencies(LocalDate day) {
        return agencies.values().stream().filter(agency -> agency.isActive(day)).toList();
    }

    /** The agency that does the work of another on a day: itself, or who took over from it. */
    public Optional<Agency> current(AgencyCode code, LocalDate day) {
        Set<AgencyCode> seen = new HashSet<>();
        Agency agency = agencies.get(code);
        while (agency != null && !agency.isActive(day)) {
            if (agency.successor() == null || !seen.add(agency.code())) {
                return Optional.empty();
            }
            agency = agencies.get(agency.successor());
        }
        return Optional.ofNullable(agency);
    }

    public Optional<Urusan> urusan(String code) {
        return Optional.ofNullable(urusan.get(code));
    }

    public List<Urusan> urusan() {
        return List.copyOf(urusan.values());
    }

    public List<Responsibility> responsibilities() {
        return responsibilities;
    }

    /**
     * Who is responsible for a subject at a place; an entry for the village comes before one for its kecamatan, and that
     * before one for everywhere.
     *
     * @param place a village or kecamatan, or null when it is unknown
     * @param owner to whom the thing belongs, or null for the regency
     */
    public Optional<Responsibility> responsible(String urusanCode, AreaCode place, AssetOwner owner, LocalDate day) {
        return responsibilities.stream()
                .filter(entry -> entry.urusan().equals(urusanCode))
                .filter(entry -> entry.applies(place, owner, day))
                .findFirst();
    }

    public Optional<ReferralBody> referral(String code) {
        return Optional.ofNullable(referrals.get(code));
    }

    public List<ReferralBody> referrals() {
        return List.copyOf(referrals.values());
    }

    public EmergencyDefault emergency(EmergencyKind kind) {
        return emergencies.get(kind);
    }

    public List<EmergencyDefault> emergencies() {
        return List.copyOf(emergencies.values());
    }

    public List<Word> words() {
        return words;
    }

    /** The usual spelling of a word. */
    public String spelling(String word) {
        return spellings.getOrDefault(word, word);
    }

    /** The places that people name; no two have the same name. */
    public List<Landmark> landmarks() {
        return List.copyOf(landmarks.values());
    }

    public Optional<Landmark> landmark(String id) {
        return Optional.ofNullable(landmarks.get(id));
    }

    public Content content() {
        return new Content(
                agencies(),
                urusan(),
                responsibilities,
                referrals(),
                emergencies(),
                words,
                spellings.entrySet().stream()
                        .map(entry -> new Spelling(entry.getKey(), entry.getValue()))
                        .toList(),
                landmarks());
    }
}
