package id.aduan.cases.application;

import id.aduan.contracts.AgencyCode;
import id.aduan.contracts.AgencySnapshot;
import id.aduan.durable.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How agencies are called, and which one people mean. */
@ApplicationScoped
public class AgencyNames {
    private final Transactions transactions;
    private final Agencies agencies;

    AgencyNames(Transactions transactions, Agencies agencies) {
        this.transactions = transactions;
        this.agencies = agencies;
    }

    public Uni<Directory> directory() {
        return transactions.run(session -> agencies.all()).map(Directory::new);
    }

    /** All agencies at one moment. */
    public record Directory(Map<AgencyCode, AgencySnapshot> byCode) {
        public Directory {
            byCode = Map.copyOf(byCode);
        }

        /** The full name, or the code of an agency that the directory has not told of yet. */
        public String name(AgencyCode code) {
            AgencySnapshot agency = byCode.get(code);
            return agency == null ? code.value() : agency.name();
        }

        public String shortName(AgencyCode code) {
            AgencySnapshot agency = byCode.get(code);
            return agency == null ? code.value() : agency.shortName();
        }

        public boolean knows(AgencyCode code) {
            return byCode.containsKey(code);
        }

        /** Those that exist on, by name. */
        public List<AgencySnapshot> inOrder() {
            return byCode.values().stream()
                    .filter(agency -> agency.validTo() == null)
                    .sorted(Comparator.comparing(AgencySnapshot::name))
                    .toList();
        }

        /** Agencies of which every word is a name or alias, or begins one; none for no words. */
        public Set<AgencyCode> meantBy(Collection<String> words) {
            if (words.isEmpty()) {
                return Set.of();
            }
            return byCode.values().stream()
                    .filter(agency -> words.stream().allMatch(word -> hasWord(agency, word)))
                    .map(AgencySnapshot::code)
                    .collect(Collectors.toSet());
        }

        private static boolean hasWord(AgencySnapshot agency, String word) {
            List<String> names = new ArrayList<>(agency.aliases());
            names.add(agency.name());
            names.add(agency.shortName());
            names.add(agency.code().value());
            return names.stream()
                    .flatMap(name -> Arrays.stream(name.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")))
                    .anyMatch(part -> part.startsWith(word));
        }
    }
}
