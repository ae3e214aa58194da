package id.aduan.routing.directory;

import com.fasterxml.jackson.core.type.TypeReference;
import id.aduan.contracts.AgencyCode;
import id.aduan.contracts.AreaCode;
import id.aduan.contracts.EmergencyKind;
import id.aduan.kit.events.EventJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The directory that a new installation begins with, from the files of this module. */
public final class SeedFiles {
    private static final String FOLDER = "/directory/";
    private static final String LIST = "\\|";

    private SeedFiles() {}

    public static Directory.Content read() {
        return new Directory.Content(
                EventJson.read(bytes("agencies.json"), new TypeReference<List<Agency>>() {}),
                rows("urusan.csv")
                        .map(row -> new Urusan(row[0], row[1], row[2], row[3]))
                        .toList(),
                rows("responsibilities.csv").map(SeedFiles::responsibility).toList(),
                rows("referrals.csv")
                        .map(row -> new ReferralBody(row[0], row[1], row[2]))
                        .toList(),
                rows("emergencies.csv")
                        .map(row -> new EmergencyDefault(
                                EmergencyKind.valueOf(row[0]), new AgencyCode(row[1]), agencies(row[2])))
                        .toList(),
                List.copyOf(rows("words.csv")
                        .flatMap(SeedFiles::words)
                        .collect(Collectors.toMap(Word::key, word -> word, SeedFiles::stronger, LinkedHashMap::new))
                        .values()),
                rows("spellings.csv").map(row -> new Spelling(row[0], row[1])).toList(),
                rows("landmarks.csv").map(SeedFiles::landmark).toList());
    }

    private static Responsibility responsibility(String[] row) {
        return new Responsibility(
                row[0],
                row[1].isEmpty() ? null : new AreaCode(row[1]),
                row[2].isEmpty() ? null : AssetOwner.valueOf(row[2]),
                row[3].isEmpty() ? null : new AgencyCode(row[3]),
                agencies(row[4]),
                row[5].isEmpty() ? null : row[5],
                row[6].isEmpty() ? null : LocalDate.parse(row[6]),
                row[7].isEmpty() ? null : LocalDate.parse(row[7]));
    }

    private static Landmark landmark(String[] row) {
        return new Landmark(
                row[0],
                row[1],
                row[2].isEmpty() ? List.of() : List.of(row[2].split(LIST)),
                Landmark.Kind.valueOf(row[3]),
                Double.parseDouble(row[4]),
                Double.parseDouble(row[5]),
                row[6].isEmpty() ? null : new AreaCode(row[6]));
    }

    private static Word stronger(Word one, Word other) {
        return one.weight() >= other.weight() ? one : other;
    }

    private static Stream<Word> words(String[] row) {
        Word.Meaning meaning = Word.Meaning.valueOf(row[0].toUpperCase(Locale.ROOT));
        double weight = Double.parseDouble(row[2]);
        return Arrays.stream(row[3].split(LIST)).map(form -> new Word(meaning, row[1], form, weight));
    }

    private static List<AgencyCode> agencies(String field) {
        return field.isEmpty()
                ? List.of()
                : Arrays.stream(field.split(LIST)).map(AgencyCode::new).toList();
    }

    private static Stream<String[]> rows(String file) {
        return new String(bytes(file), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(";", -1));
    }

    private static byte[] bytes(String file) {
        try (InputStream stream = SeedFiles.class.getResourceAsStream(FOLDER + file)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the directory's seed cannot be read: " + file, e);
        }
    }
}
