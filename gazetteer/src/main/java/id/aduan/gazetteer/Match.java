package id.aduan.gazetteer;

import static java.util.Objects.requireNonNull;

import id.aduan.contracts.AreaCode;
import java.util.List;
import java.util.Optional;

/**
 * What a typed name comes to.
 *
 * @param candidates the areas that may be meant, best first; one when the match is unique, none when nothing is like it
 */
public record Match(Kind kind, List<Candidate> candidates) {
    public static final Match NONE = new Match(Kind.NONE, List.of());

    /** How sure a match is. */
    public enum Kind {
        /** One area has this name. */
        EXACT,
        /** One area has nearly this name: show it before relying on it. */
        CLOSE,
        /** A person must choose; there may be a single candidate that is too weak to rely on. */
        AMBIGUOUS,
        NONE
    }

    /**
     * An area that may be meant.
     *
     * @param score 0 to 1; 1 is the very name
     */
    public record Candidate(Area area, double score) {
        public Candidate {
            requireNonNull(area, "area is null");
        }
    }

    public Match {
        requireNonNull(kind, "kind is null");
        candidates = List.copyOf(candidates);
        boolean fits =
                switch (kind) {
                    case EXACT, CLOSE -> candidates.size() == 1;
                    case AMBIGUOUS -> !candidates.isEmpty();
                    case NONE -> candidates.isEmpty();
                };
        if (!fits) {
            throw new IllegalArgumentException("a match that is " + kind + " has " + candidates.size() + " candidates");
        }
    }

    public boolean isUnique() {
        return kind == Kind.EXACT || kind == Kind.CLOSE;
    }

    /** The area, when exactly one is meant. */
    public Optional<Area> area() {
        return isUnique() ? Optional.of(candidates.get(0).area()) : Optional.empty();
    }

    /** The kecamatan that all candidates lie in, even when the village is not sure. */
    public Optional<AreaCode> kecamatan() {
        if (candidates.isEmpty()
                || candidates.stream().anyMatch(candidate -> candidate.area().kind() == Area.Kind.KABUPATEN)) {
            return Optional.empty();
        }
        List<AreaCode> codes = candidates.stream()
                .map(candidate -> candidate.area().code().kecamatan())
                .distinct()
                .toList();
        return codes.size() == 1 ? Optional.of(codes.get(0)) : Optional.empty();
    }
}
