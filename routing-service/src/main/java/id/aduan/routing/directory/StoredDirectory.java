package id.aduan.routing.directory;

import id.aduan.kit.events.EventJson;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** The directory's tables. */
final class StoredDirectory {
    static final long NO_VERSION = 0;

    private StoredDirectory() {}

    static Uni<Long> latestVersion(Mutiny.Session session) {
        return session.createNativeQuery("select coalesce(max(version), 0) from directory_version", Long.class)
                .getSingleResult();
    }

    /** Lets one edit happen at a time, over all instances. */
    static Uni<Void> lock(Mutiny.Session session) {
        return session.createNativeQuery("lock table directory_version in exclusive mode")
                .executeUpdate()
                .replaceWithVoid();
    }

    static Uni<Directory> load(Mutiny.Session session, long version) {
        return session.createNativeQuery("""
                        select kind, cast(body as text) from directory_entry
                        where version_from <= ?1 and (version_to is null or version_to > ?1)
                        order by id
                        """, Object[].class)
                .setParameter(1, version)
                .getResultList()
                .map(rows -> new Directory(version, content(rows)));
    }

    private static Directory.Content content(List<Object[]> rows) {
        Map<EntryKind, List<Object>> entries = new EnumMap<>(EntryKind.class);
        for (Object[] row : rows) {
            EntryKind kind = EntryKind.valueOf((String) row[0]);
            Object entry =
                    EventJson.read(((String) row[1]).getBytes(java.nio.charset.StandardCharsets.UTF_8), kind.type());
            entries.computeIfAbsent(kind, first -> new ArrayList<>()).add(entry);
        }
        return new Directory.Content(
                of(entries, EntryKind.AGENCY, Agency.class),
                of(entries, EntryKind.URUSAN, Urusan.class),
                of(entries, EntryKind.RESPONSIBILITY, Responsibility.class),
                of(entries, EntryKind.REFERRAL, ReferralBody.class),
                of(entries, EntryKind.EMERGENCY, EmergencyDefault.class),
                of(entries, EntryKind.WORD, Word.class),
                of(entries, EntryKind.SPELLING, Spelling.class),
                of(entries, EntryKind.LANDMARK, Landmark.class));
    }

    private static <T> List<T> of(Map<EntryKind, List<Object>> entries, EntryKind kind, Class<T> type) {
        return entries.getOrDefault(kind, List.of()).stream().map(type::cast).toList();
    }

    /** Whether there never was an entry of a kind: the directory is older than the kind. */
    static Uni<Boolean> neverHad(Mutiny.Session session, EntryKind kind) {
        return session.createNativeQuery(
                        "select not exists (select 1 from directory_entry where kind = ?1)", Boolean.class)
                .setParameter(1, kind.name())
                .getSingleResult();
    }

    static Uni<Void> seed(Mutiny.Session session, Directory.Content content, String by) {
        List<DirectoryEdit> all = Stream.of(
                        puts(EntryKind.AGENCY, content.agencies()),
                        puts(EntryKind.URUSAN, content.urusan()),
                        puts(EntryKind.RESPONSIBILITY, content.responsibilities()),
                        puts(EntryKind.REFERRAL, content.referrals()),
                        puts(EntryKind.EMERGENCY, content.emergencies()),
                        puts(EntryKind.WORD, content.words()),
                        puts(EntryKind.SPELLING, content.spellings()),
                        puts(EntryKind.LANDMARK, content.landmarks()))
                .flatMap(edits -> edits)
                .toList();
        return addVersion(session, 1, by, "seed").chain(() -> insert(session, all, 1));
    }

    private static Stream<DirectoryEdit> puts(EntryKind kind, List<?> entries) {
        return entries.stream().map(entry -> DirectoryEdit.put(kind, entry));
    }

    static Uni<Void> apply(Mutiny.Session session, List<DirectoryEdit> edits, long version, String by, String note) {
        List<DirectoryEdit> puts =
                edits.stream().filter(edit -> edit.entry() != null).toList();
        return addVersion(session, version, by, note)
                .chain(() -> Multi.createFrom()
                        .iterable(edits)
                        .onItem()
                        .transformToUniAndConcatenate(edit -> close(session, edit, version))
                        .collect()
                        .asList())
                .chain(() -> insert(session, puts, version));
    }

    static Uni<Void> addVersion(Mutiny.Session session, long version, String by, String note) {
        return session.createNativeQuery(
                        "insert into directory_version (version, changed_by, note) values (?1, ?2, ?3)")
                .setParameter(1, version)
                .setParameter(2, by)
                .setParameter(3, note)
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Uni<Integer> close(Mutiny.Session session, DirectoryEdit edit, long version) {
        return session.createNativeQuery(
                        "update directory_entry set version_to = ?1 where kind = ?2 and key = ?3 and version_to is null")
                .setParameter(1, version)
                .setParameter(2, edit.kind().name())
                .setParameter(3, edit.key())
                .executeUpdate();
    }

    private static Uni<Void> insert(Mutiny.Session session, List<DirectoryEdit> puts, long version) {
        List<Map<String, Object>> rows = puts.stream()
                .map(edit -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("kind", edit.kind().name());
                    row.put("key", edit.key());
                    row.put("body", edit.entry());
                    return row;
                })
                .toList();
        String json = new String(EventJson.write(rows), java.nio.charset.StandardCharsets.UTF_8);
        return session.createNativeQuery("""
                        insert into directory_entry (kind, key, body, version_from)
                        select e ->> 'kind', e ->> 'key', e -> 'body', ?1
                        from jsonb_array_elements(cast(cast(?2 as text) as jsonb)) e
                        """)
                .setParameter(1, version)
                .setParameter(2, json)
                .executeUpdate()
                .replaceWithVoid();
    }
}
