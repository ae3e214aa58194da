package id.aduan.routing.decision;

import id.aduan.routing.directory.Agency;
import id.aduan.routing.directory.Directory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds agencies that a text calls by name. */
final class AgencyNames {
    private final Directory directory;
    private final Map<List<String>, Agency> byName = new HashMap<>();
    private final int longest;

    AgencyNames(Directory directory) {
        this.directory = directory;
        for (Agency agency : directory.agencies()) {
            List<String> names = new ArrayList<>(agency.aliases());
            names.add(agency.name());
            names.add(agency.shortName());
            names.forEach(name -> byName.put(Tokens.of(name, directory), agency));
        }
        byName.remove(List.of());
        longest = byName.keySet().stream().mapToInt(List::size).max().orElse(0);
    }

    Directory directory() {
        return directory;
    }

    Set<Agency> in(List<String> tokens, LocalDate day) {
        Set<Agency> found = new LinkedHashSet<>();
        for (int at = 0; at < tokens.size(); at++) {
            for (int length = Math.min(longest, tokens.size() - at); length > 0; length--) {
                Agency agency = byName.get(tokens.subList(at, at + length));
                if (agency != null) {
                    directory.current(agency.code(), day).ifPresent(found::add);
                    at += length - 1;
                    break;
                }
            }
        }
        return Collections.unmodifiableSet(found);
    }
}
