package id.aduan.cases.application;

import id.aduan.contracts.AgencyCode;
import id.aduan.contracts.TrackingNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody typed into a search field, understood: a number, or words of the report, or an agency.
 *
 * @param number a whole tracking number, or null
 * @param words each has to occur, or to begin a word that occurs
 * @param agencies that the words name
 */
public record Search(TrackingNumber number, List<String> words, Set<AgencyCode> agencies) {
    private static final int MOST_WORDS = 10;
    private static final int LONGEST_WORD = 60;

    public Search {
        words = List.copyOf(words);
        agencies = Set.copyOf(agencies);
    }

    /** Null when nothing was typed that could be looked for. */
    public static Search of(String typed, AgencyNames.Directory directory) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        Optional<TrackingNumber> number = TrackingNumber.parse(typed);
        if (number.isPresent()) {
            return new Search(number.get(), List.of(), Set.of());
        }
        List<String> words = new ArrayList<>();
        for (String word : typed.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            if (!word.isEmpty() && words.size() < MOST_WORDS) {
                words.add(word.length() > LONGEST_WORD ? word.substring(0, LONGEST_WORD) : word);
            }
        }
        // what has no letter or digit is looked for and not found, instead of finding everything
        return new Search(null, words, directory.meantBy(words));
    }
}
