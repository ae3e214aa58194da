package id.aduan.intake.web.pages;

import id.aduan.contracts.AreaCode;
import id.aduan.gazetteer.Area;
import id.aduan.gazetteer.Gazetteer;
import id.aduan.gazetteer.Match;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a typed name of a place comes to: an area, nothing, or a question to the citizen. A name that fits several areas
 * is never guessed.
 *
 * @param area the area, when it is sure or the citizen chose it
 * @param doubt why the citizen must choose, or {@link Doubt#NONE}
 * @param candidates what he can choose from, the likeliest first
 */
record VillageChoice(Optional<Area> area, Doubt doubt, List<Area> candidates) {
    private static final VillageChoice NOTHING = new VillageChoice(Optional.empty(), Doubt.NONE, List.of());
    private static final int MOST = 6;

    /** Why a name is not enough. */
    enum Doubt {
        NONE,
        /** Several areas have it. */
        AMBIGUOUS,
        /** One or more have nearly this name. */
        SIMILAR,
        UNKNOWN
    }

    VillageChoice {
        candidates = List.copyOf(candidates);
    }

    static VillageChoice of(ReportForm form, Gazetteer gazetteer) {
        if (form.village().isBlank() || form.isAsWritten()) {
            return NOTHING;
        }
        Optional<Area> chosen = chosen(form.areaCode(), gazetteer);
        if (chosen.isPresent()) {
            return new VillageChoice(chosen, Doubt.NONE, List.of());
        }
        Match match = gazetteer.find(form.village());
        List<Area> candidates = candidates(match, form.village(), gazetteer);
        return switch (match.kind()) {
            case EXACT -> new VillageChoice(match.area(), Doubt.NONE, List.of());
            case CLOSE -> new VillageChoice(Optional.empty(), Doubt.SIMILAR, candidates);
            case AMBIGUOUS -> new VillageChoice(Optional.empty(), Doubt.AMBIGUOUS, candidates);
            case NONE ->
                new VillageChoice(Optional.empty(), candidates.isEmpty() ? Doubt.UNKNOWN : Doubt.SIMILAR, candidates);
        };
    }

    boolean isSure() {
        return doubt == Doubt.NONE;
    }

    private static Optional<Area> chosen(String code, Gazetteer gazetteer) {
        try {
            return code.isEmpty() ? Optional.empty() : gazetteer.area(new AreaCode(code));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static List<Area> candidates(Match match, String typed, Gazetteer gazetteer) {
        Map<AreaCode, Area> areas = new LinkedHashMap<>();
        match.candidates().forEach(candidate -> areas.put(candidate.area().code(), candidate.area()));
        if (match.kind() == Match.Kind.NONE) {
            gazetteer.suggest(typed, MOST).forEach(area -> areas.putIfAbsent(area.code(), area));
        }
        List<Area> list = new ArrayList<>(areas.values());
        return list.size() > MOST ? list.subList(0, MOST) : list;
    }
}
