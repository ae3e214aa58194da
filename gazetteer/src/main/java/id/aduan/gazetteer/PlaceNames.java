package id.aduan.gazetteer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds names of areas in words. A text is read as mentions, each with the areas that it may mean; then the mentions
 * explain each other: a kecamatan tells which of two villages of one name is meant.
 */
final class PlaceNames {
    private static final int LONGEST_NAME_WORDS = 3;
    private static final int SHORTEST_MISSPELT = 5;
    private static final int MAX_CANDIDATES = 8;
    /** The score of a beginning that several names may share, as "nagri". */
    private static final double BEGINNING = 0.6;

    private static final String REGENCY_NAME = "purwakarta";

    private static final Map<String, Marker> MARKERS = markers();
    /** Words between a marker and its name, as in {@code jalan raya Sukatani}. */
    private static final Set<String> FILLERS =
            Set.of("raya", "no", "nomor", "negeri", "induk", "lama", "baru", "pusat");
    /** Villages whose name is an everyday word: in a longer text they count only with a marker. */
    private static final Set<String> EVERYDAY_WORDS = Set.of(
            "situ",
            "simpang",
            "gardu",
            "sawit",
            "benteng",
            "babakan",
            "pangkalan",
            "bunder",
            "salem",
            "depok",
            "anjun",
            "sempur",
            "raharja",
            "cinangka");

    private final List<Area> areas;
    private final Map<String, List<Area>> byKey = new HashMap<>();

    /** What a word before a name says about it. */
    private enum Marker {
        VILLAGE,
        KECAMATAN,
        REGENCY,
        /** Something smaller than a village that may bear the name of another area: a street, a hamlet, a market. */
        MINOR,
        NONE
    }

    private record Hit(Area area, double score) {}

    private record Mention(Marker marker, int from, int to, List<Hit> hits) {
        Mention only(Predicate<Area> wanted) {
            return new Mention(
                    marker,
                    from,
                    to,
                    hits.stream().filter(hit -> wanted.test(hit.area())).toList());
        }

        boolean hasKecamatan(Area kecamatan) {
            return hits.stream().anyMatch(hit -> hit.area().equals(kecamatan));
        }
    }

    PlaceNames(List<Area> areas) {
        this.areas = areas;
        for (Area area : areas) {
            String name = area.kind() == Area.Kind.KABUPATEN ? REGENCY_NAME : area.name();
            byKey.computeIfAbsent(Words.squash(name), key -> new ArrayList<>()).add(area);
        }
    }

    private static Map<String, Marker> markers() {
        Map<String, Marker> markers = new HashMap<>();
        for (String word : List.of("desa", "ds", "des", "kades", "kelurahan", "klurahan", "kel", "lurah")) {
            markers.put(word, Marker.VILLAGE);
        }
        for (String word : List.of("kecamatan", "kec", "kecmatan", "kcmtn", "camat")) {
            markers.put(word, Marker.KECAMATAN);
        }
        for (String word : List.of("kabupaten", "kab", "regency")) {
            markers.put(word, Marker.REGENCY);
        }
        for (String word : List.of(
                "kp",
                "kmp",
                "kampung",
                "kampoeng",
                "dusun",
                "dsn",
                "dukuh",
                "blok",
                "rt",
                "rw",
                "jl",
                "jln",
                "jalan",
                "jalur",
                "gg",
                "gang",
                "perum",
                "perumahan",
                "komplek",
                "kompleks",
                "pasar",
                "stasiun",
                "terminal",
                "waduk",
                "curug",
                "sungai",
                "kali",
                "jembatan",
                "tol",
                "sd",
                "sdn",
                "smp",
                "smpn",
                "sma",
                "sman",
                "smk",
                "smkn",
                "puskesmas",
                "pustu",
                "masjid",
                "pesantren",
                "polsek",
                "koramil",
                "pt",
                "gunung",
                "pertigaan",
                "perempatan",
                "bunderan",
                "alun",
                "kua")) {
            markers.put(word, Marker.MINOR);
        }
        return Map.copyOf(markers);
    }

    /** Reads a field for the place: everything in it is about a place, so misspelt names count too. */
    Match find(String typed) {
        List<Words.Word> words = Words.of(typed);
        if (words.size() > 60) {
            return findIn(typed);
        }
        List<Mention> mentions = mentions(words, true);
        if (mentions.size() > 1) {
            mentions.removeIf(mention -> mention.marker() == Marker.REGENCY);
        }
        return resolve(mentions, true);
    }

    /** Reads a longer text, where most words are not about a place. */
    Match findIn(String text) {
        List<Mention> mentions = mentions(Words.of(text), false);
        mentions.removeIf(mention -> mention.marker() == Marker.REGENCY);
        return resolve(mentions, false);
    }

    List<Area> beginningWith(String typed) {
        String key = Words.squash(String.join(
                " ",
                Words.of(typed).stream()
                        .map(Words.Word::text)
                        .filter(word -> !MARKERS.containsKey(word) || MARKERS.get(word) == Marker.MINOR)
                        .toList()));
        if (key.length() < 2) {
            return List.of();
        }
        return areas.stream()
                .filter(area -> area.kind() != Area.Kind.KABUPATEN)
                .filter(area -> Words.squash(area.name()).startsWith(key))
                .sorted(Comparator.comparing(Area::name)
                        .thenComparing(area -> area.code().value()))
                .toList();
    }

    private List<Mention> mentions(List<Words.Word> words, boolean lenient) {
        List<Mention> mentions = new ArrayList<>();
        Marker marker = Marker.NONE;
        int i = 0;
        while (i < words.size()) {
            String word = words.get(i).text();
            Marker found = MARKERS.get(word);
            if (found == null && EVERYDAY_WORDS.contains(word) && beginsName(words, i + 1) && marker == Marker.NONE) {
                found = Marker.MINOR; // "Situ Wanayasa" is the lake of Wanayasa, not the village Situ
            }
            if (found != null) {
                marker = found;
                i++;
                continue;
            }
            if (Character.isDigit(word.charAt(0)) || (marker != Marker.NONE && FILLERS.contains(word))) {
                i++;
                continue;
            }
            Mention mention = mentionAt(words, i, marker, lenient);
            marker = Marker.NONE;
            if (mention == null) {
                i++;
            } else {
                mentions.add(mention);
                i = mention.to();
            }
        }
        return mentions;
    }

    private boolean beginsName(List<Words.Word> words, int at) {
        return at < words.size()
                && !words.get(at).afterBreak()
                && byKey.containsKey(words.get(at).text());
    }

    private Mention mentionAt(List<Words.Word> words, int at, Marker marker, boolean lenient) {
        for (int length = LONGEST_NAME_WORDS; length >= 1; length--) {
            String key = key(words, at, length);
            if (key == null) {
                continue;
            }
            List<Area> exact = byKey.getOrDefault(key, List.of()).stream()
                    .filter(area -> fits(marker, area))
                    .toList();
            boolean everyday = EVERYDAY_WORDS.contains(key) && marker == Marker.NONE && !lenient;
            boolean plainRegency = key.equals(REGENCY_NAME) && marker == Marker.NONE && !lenient;
            if (!exact.isEmpty() && !everyday && !plainRegency) {
                return new Mention(
                        marker,
                        at,
                        at + length,
                        exact.stream().map(area -> new Hit(area, 1)).toList());
            }
        }
        boolean marked = marker == Marker.VILLAGE || marker == Marker.KECAMATAN;
        return lenient || marked ? similarAt(words, at, marker) : null;
    }

    private Mention similarAt(List<Words.Word> words, int at, Marker marker) {
        Mention best = null;
        for (int length = LONGEST_NAME_WORDS; length >= 1; length--) {
            String key = key(words, at, length);
            if (key == null || key.length() < SHORTEST_MISSPELT) {
                continue;
            }
            List<Hit> hits = similar(key, marker);
            if (!hits.isEmpty()
                    && (best == null || hits.get(0).score() > best.hits().get(0).score())) {
                best = new Mention(marker, at, at + length, hits);
            }
        }
        return best;
    }

    private List<Hit> similar(String key, Marker marker) {
        List<Hit> hits = new ArrayList<>();
        byKey.forEach((name, named) -> {
            double score = similarity(key, name);
            if (score > 0) {
                named.stream().filter(area -> fits(marker, area)).forEach(area -> hits.add(new Hit(area, score)));
            }
        });
        hits.sort(Comparator.comparingDouble(Hit::score)
                .reversed()
                .thenComparing(hit -> hit.area().code().value()));
        return hits;
    }

    private static double similarity(String typed, String name) {
        int allowed = typed.length() < 8 ? 1 : typed.length() < 12 ? 2 : 3;
        if (typed.charAt(0) != name.charAt(0)) {
            allowed = 1; // people know how a name begins
        }
        if (Math.abs(typed.length() - name.length()) <= allowed && name.length() >= SHORTEST_MISSPELT) {
            int distance = Words.distance(typed, name, allowed);
            if (distance <= allowed) {
                return 1 - (double) distance / (typed.length() + 1);
            }
        }
        return name.startsWith(typed) ? BEGINNING : 0;
    }

    private static boolean fits(Marker marker, Area area) {
        return switch (marker) {
            case VILLAGE -> area.isVillage();
            case KECAMATAN -> area.kind() == Area.Kind.KECAMATAN;
            case REGENCY -> area.kind() == Area.Kind.KABUPATEN;
            case MINOR, NONE -> true;
        };
    }

    private static String key(List<Words.Word> words, int at, int length) {
        if (at + length > words.size()) {
            return null;
        }
        StringBuilder key = new StringBuilder();
        for (int i = at; i < at + length; i++) {
            Words.Word word = words.get(i);
            boolean ends = word.afterBreak() || MARKERS.containsKey(word.text());
            if (Character.isDigit(word.text().charAt(0)) || (i > at && ends)) {
                return null;
            }
            key.append(word.text());
        }
        return key.toString();
    }

    private Match resolve(List<Mention> mentions, boolean lenient) {
        List<Mention> kecamatan = with(mentions, Marker.KECAMATAN);
        List<Mention> named = with(mentions, Marker.VILLAGE);
        List<Mention> plain = with(mentions, Marker.NONE);
        if (named.isEmpty()) {
            named = plain.stream()
                    .filter(mention -> mentions.size() == 1 || !isPlainRegency(mention))
                    .toList();
        }
        if (named.isEmpty() && kecamatan.isEmpty()) {
            List<Mention> rest = mentions.size() == 1 ? mentions : with(mentions, Marker.MINOR);
            boolean regency = rest.size() == 1 && rest.get(0).marker() == Marker.REGENCY;
            return regency || with(rest, Marker.MINOR).isEmpty()
                    ? match(rest)
                    : ambiguous(
                            rest.stream()
                                    .flatMap(mention -> mention.hits().stream())
                                    .toList(),
                            0.5);
        }
        if (named.isEmpty()) {
            return match(kecamatan);
        }
        if (!kecamatan.isEmpty()) {
            List<Mention> inside = named.stream()
                    .map(mention -> mention.only(area -> area.isVillage()
                            && kecamatan.stream().anyMatch(other -> other.hits().stream()
                                    .anyMatch(hit -> hit.area().code().equals(area.parentCode())))))
                    .filter(mention -> !mention.hits().isEmpty())
                    .toList();
            if (inside.isEmpty() && named.stream().allMatch(mention -> sameAs(mention, kecamatan))) {
                return match(kecamatan);
            }
            return inside.isEmpty()
                    ? ambiguous(all(named, kecamatan), 0.5) // they contradict each other
                    : match(inside);
        }
        return match(explained(named, plain, lenient));
    }

    /** "Plered, kec. Plered" may name the kecamatan twice only when there is no such village. */
    private static boolean sameAs(Mention mention, List<Mention> kecamatan) {
        return mention.hits().stream()
                .allMatch(hit -> kecamatan.stream().anyMatch(other -> other.hasKecamatan(hit.area())));
    }

    /** Lets an unmarked kecamatan tell which village is meant, as in "Cibodas Sukatani", and takes it off the list. */
    private List<Mention> explained(List<Mention> named, List<Mention> plain, boolean lenient) {
        List<Mention> result = new ArrayList<>(named);
        for (Mention mention : named) {
            for (Mention other : plain) {
                boolean near = lenient || (other.from() >= mention.to() && other.from() - mention.to() <= 1);
                if (other == mention || !near || isPlainRegency(other) || !result.contains(mention)) {
                    continue;
                }
                Mention inside = mention.only(area -> area.isVillage()
                        && other.hits().stream()
                                .anyMatch(hit -> hit.area().code().equals(area.parentCode())));
                if (!inside.hits().isEmpty() && other.from() > mention.from()) {
                    result.set(result.indexOf(mention), inside);
                    result.remove(other);
                    break;
                }
            }
        }
        boolean inTown = plain.stream().anyMatch(PlaceNames::isPlainRegency);
        return inTown ? result.stream().map(PlaceNames::townFirst).toList() : result;
    }

    /** "Citalang Purwakarta": the regency or the kecamatan; it ranks and does not decide. */
    private static Mention townFirst(Mention mention) {
        List<Hit> hits = mention.hits().stream()
                .sorted(Comparator.comparing(
                        (Hit hit) -> !REGENCY_NAME.equalsIgnoreCase(hit.area().parentName())))
                .toList();
        return new Mention(mention.marker(), mention.from(), mention.to(), hits);
    }

    private static boolean isPlainRegency(Mention mention) {
        return mention.marker() == Marker.NONE
                && mention.hits().stream()
                        .anyMatch(hit -> hit.area().kind() == Area.Kind.KABUPATEN && hit.score() == 1);
    }

    private static List<Mention> with(List<Mention> mentions, Marker marker) {
        return mentions.stream().filter(mention -> mention.marker() == marker).toList();
    }

    private static List<Hit> all(List<Mention> some, List<Mention> others) {
        List<Hit> hits = new ArrayList<>();
        some.forEach(mention -> hits.addAll(mention.hits()));
        others.forEach(mention -> hits.addAll(mention.hits()));
        return hits;
    }

    private static Match match(List<Mention> mentions) {
        Map<Area, Double> best = new LinkedHashMap<>();
        for (Mention mention : mentions) {
            double top = mention.hits().stream().mapToDouble(Hit::score).max().orElse(0);
            mention.hits().stream()
                    .filter(hit -> hit.score() == top)
                    .forEach(hit -> best.merge(hit.area(), hit.score(), Math::max));
        }
        if (best.isEmpty()) {
            return Match.NONE;
        }
        if (best.size() == 1) {
            Map.Entry<Area, Double> only = best.entrySet().iterator().next();
            Match.Kind kind = only.getValue() == 1
                    ? Match.Kind.EXACT
                    : only.getValue() > BEGINNING ? Match.Kind.CLOSE : Match.Kind.AMBIGUOUS;
            return new Match(kind, List.of(new Match.Candidate(only.getKey(), only.getValue())));
        }
        return ambiguous(all(mentions, List.of()), 1);
    }

    private static Match ambiguous(List<Hit> hits, double factor) {
        Map<Area, Double> best = new LinkedHashMap<>();
        hits.forEach(hit -> best.merge(hit.area(), hit.score() * factor, Math::max));
        List<Match.Candidate> candidates = best.entrySet().stream()
                .map(entry -> new Match.Candidate(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingDouble(Match.Candidate::score).reversed())
                .limit(MAX_CANDIDATES)
                .toList();
        return candidates.isEmpty() ? Match.NONE : new Match(Match.Kind.AMBIGUOUS, candidates);
    }
}
