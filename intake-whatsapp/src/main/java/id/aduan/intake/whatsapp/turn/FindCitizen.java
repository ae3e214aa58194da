package id.aduan.intake.whatsapp.turn;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.aduan.durable.InTurn;
import id.aduan.durable.Moments;
import id.aduan.durable.Turns;
import id.aduan.intake.whatsapp.Sealed;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Finds the citizen behind the names that an update carries. All work in the transaction of the session.
 *
 * <p>The rule: names that come together are one citizen. Where they were two, the older one goes on with what both have,
 * and with the conversation that an officer has, else that of the one who spoke last. A number that comes with another user id than before belongs to
 * another person now, unless the provider has told of the change: then he keeps all, and only his names change.
 */
@ApplicationScoped
class FindCitizen {
    private final Sealed sealed;

    FindCitizen(Sealed sealed) {
        this.sealed = sealed;
    }

    /** The citizen, who is made when nobody has any of these names. */
    Uni<UUID> citizen(Mutiny.Session session, String account, Collection<Identity> names, Instant at) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("an update of nobody");
        }
        return turn(session, account, names).chain(() -> current(session, account, names)
                .chain(known -> withoutPassedOn(session, account, names, known, at))
                .chain(known -> {
                    List<UUID> citizens = known.values().stream().distinct().toList();
                    Uni<UUID> one = citizens.isEmpty() ? create(session, account, at) : merge(session, citizens);
                    return one.call(citizen -> add(session, account, missing(names, known), citizen, at));
                }));
    }

    /** The citizen of these names, if there is one; nothing is made. */
    Uni<Optional<UUID>> find(Mutiny.Session session, String account, Collection<Identity> names) {
        return current(session, account, names)
                .map(known -> known.values().stream().findFirst());
    }

    /** The provider tells that a citizen has another name of this kind from now on. */
    Uni<Void> renamed(Mutiny.Session session, String account, Identity before, Identity now, Instant at) {
        List<Identity> both = List.of(before, now);
        return turn(session, account, both)
                .chain(() -> current(session, account, both).chain(known -> {
                    UUID citizen = known.get(before);
                    if (citizen == null) {
                        return Uni.createFrom().voidItem(); // nobody we know, or told a second time
                    }
                    return end(session, account, List.of(before, now), at)
                            .chain(() -> add(session, account, List.of(now), citizen, at));
                }));
    }

    /** How the citizen is reached: his current names in this account, opened. */
    Uni<Map<Identity.Kind, String>> reach(Mutiny.Session session, UUID citizen, String account) {
        return session.createNativeQuery("""
                        select kind, value from citizen_identity
                        where citizen = ?1 and account = ?2 and valid_to is null order by valid_from
                        """, Object[].class)
                .setParameter(1, citizen)
                .setParameter(2, account)
                .getResultList()
                .map(rows -> {
                    Map<Identity.Kind, String> reach = new HashMap<>();
                    rows.forEach(row -> reach.put(
                            Identity.Kind.valueOf((String) row[0]),
                            new String(sealed.open((byte[]) row[1], "identity"), UTF_8)));
                    return reach;
                });
    }

    private Uni<Void> turn(Mutiny.Session session, String account, Collection<Identity> names) {
        return Turns.take(
                session, names.stream().map(each -> lock(hash(account, each))).toList());
    }

    private static UUID lock(byte[] hash) {
        ByteBuffer bytes = ByteBuffer.wrap(hash);
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private Uni<Map<Identity, UUID>> current(Mutiny.Session session, String account, Collection<Identity> names) {
        Map<Identity, UUID> known = new HashMap<>();
        return InTurn.all(names, name -> session.createNativeQuery("""
                                select citizen from citizen_identity
                                where account = ?1 and kind = ?2 and value_hash = ?3 and valid_to is null
                                """, UUID.class)
                        .setParameter(1, account)
                        .setParameter(2, name.kind().name())
                        .setParameter(3, hash(account, name))
                        .getResultList()
                        .invoke(found -> found.forEach(citizen -> known.put(name, citizen))))
                .replaceWith(known);
    }

    /** A number whose citizen has another current user id than the one that comes with it now is somebody else's. */
    private Uni<Map<Identity, UUID>> withoutPassedOn(
            Mutiny.Session session, String account, Collection<Identity> names, Map<Identity, UUID> known, Instant at) {
        Optional<Identity> number = of(Identity.Kind.WA_ID, names);
        Optional<Identity> user = of(Identity.Kind.BSUID, names);
        if (number.isEmpty() || user.isEmpty() || !known.containsKey(number.get())) {
            return Uni.createFrom().item(known);
        }
        UUID holder = known.get(number.get());
        if (holder.equals(known.get(user.get()))) {
            return Uni.createFrom().item(known);
        }
        return session.createNativeQuery("""
                        select count(*) from citizen_identity
                        where citizen = ?1 and account = ?2 and kind = 'BSUID' and valid_to is null
                        """, Long.class)
                .setParameter(1, holder)
                .setParameter(2, account)
                .getSingleResult()
                .chain(others -> {
                    if (others == 0) {
                        return Uni.createFrom().item(known); // his user id was not told until now
                    }
                    known.remove(number.get());
                    return end(session, account, List.of(number.get()), at).replaceWith(known);
                });
    }

    private static Optional<Identity> of(Identity.Kind kind, Collection<Identity> names) {
        return names.stream().filter(each -> each.kind() == kind).findFirst();
    }

    private static List<Identity> missing(Collection<Identity> names, Map<Identity, UUID> known) {
        List<Identity> missing = new ArrayList<>(names);
        missing.removeAll(known.keySet());
        return missing;
    }

    private static Uni<UUID> create(Mutiny.Session session, String account, Instant at) {
        UUID id = UUID.randomUUID();
        return session.createNativeQuery("insert into citizen (id, created_at, account) values (?1, ?2, ?3)")
                .setParameter(1, id)
                .setParameter(2, Moments.at(at))
                .setParameter(3, account)
                .executeUpdate()
                .replaceWith(id);
    }

    private Uni<Void> add(
            Mutiny.Session session, String account, Collection<Identity> names, UUID citizen, Instant at) {
        return InTurn.all(names, name -> session.createNativeQuery("""
                        insert into citizen_identity (account, kind, value_hash, value, citizen, valid_from)
                        values (?1, ?2, ?3, ?4, ?5, ?6) on conflict do nothing
                        """)
                .setParameter(1, account)
                .setParameter(2, name.kind().name())
                .setParameter(3, hash(account, name))
                .setParameter(4, sealed.seal(name.value().getBytes(UTF_8), "identity"))
                .setParameter(5, citizen)
                .setParameter(6, Moments.at(at))
                .executeUpdate());
    }

    private Uni<Void> end(Mutiny.Session session, String account, Collection<Identity> names, Instant at) {
        return InTurn.all(names, name -> session.createNativeQuery("""
                        update citizen_identity set valid_to = ?4
                        where account = ?1 and kind = ?2 and value_hash = ?3 and valid_to is null
                        """)
                .setParameter(1, account)
                .setParameter(2, name.kind().name())
                .setParameter(3, hash(account, name))
                .setParameter(4, Moments.at(at))
                .executeUpdate());
    }

    private static Uni<UUID> merge(Mutiny.Session session, List<UUID> citizens) {
        if (citizens.size() == 1) {
            return Uni.createFrom().item(citizens.get(0));
        }
        // in one order, so that two merges of the same citizens wait and do not block each other
        return session.createNativeQuery("""
                        select id, created_at, last_said_at, handled_by from citizen
                        where id = any(cast(string_to_array(?1, ',') as uuid[])) order by id for update
                        """, Object[].class)
                .setParameter(
                        1,
                        citizens.stream()
                                .map(UUID::toString)
                                .reduce((a, b) -> a + "," + b)
                                .orElseThrow())
                .getResultList()
                .chain(rows -> {
                    Object[] oldest = rows.stream()
                            .min(Comparator.comparing(row -> Moments.instant(row[1])))
                            .orElseThrow();
                    UUID kept = (UUID) oldest[0];
                    // the one that an officer has comes last, so that no other takes the place of its state
                    List<Object[]> others = rows.stream()
                            .filter(row -> row != oldest)
                            .sorted(Comparator.comparing(row -> row[3] != null))
                            .toList();
                    return InTurn.all(others, row -> absorb(session, kept, goesOn(row, oldest), (UUID) row[0]))
                            .replaceWith(kept);
                });
    }

    /** Whether the conversation is that of the first: an officer who has one goes on with what he sees. */
    private static boolean goesOn(Object[] one, Object[] other) {
        boolean held = one[3] != null;
        return held == (other[3] != null) ? spokeLast(one, other) : held;
    }

    private static boolean spokeLast(Object[] one, Object[] other) {
        return one[2] != null && (other[2] == null || Moments.instant(one[2]).isAfter(Moments.instant(other[2])));
    }

    private static Uni<Void> absorb(Mutiny.Session session, UUID kept, boolean withState, UUID gone) {
        Uni<Void> state = !withState ? Uni.createFrom().voidItem() : update(session, """
                        update citizen k set state = g.state, language = g.language,
                               last_said_at = greatest(k.last_said_at, g.last_said_at),
                               name = coalesce(g.name, k.name), account = g.account,
                               state_version = k.state_version + 1
                        from citizen g where k.id = ?1 and g.id = ?2
                        """, kept, gone);
        return state.chain(() -> desk(session, kept, gone))
                .chain(() -> withState
                        ? update(session, "delete from timer where citizen = ?1 and ?2 is not null", kept, gone)
                                .chain(() ->
                                        update(session, "update timer set citizen = ?1 where citizen = ?2", kept, gone))
                        : update(session, "delete from timer where ?1 is not null and citizen = ?2", kept, gone))
                .chain(() -> update(session, "delete from question where ?1 is not null and citizen = ?2", kept, gone))
                .chain(() ->
                        InTurn.all(List.of("citizen_identity", "message", "media", "filed", "send"), table -> update(
                                        session, "update " + table + " set citizen = ?1 where citizen = ?2", kept, gone)
                                .replaceWith(0)))
                .chain(() -> update(session, "delete from lane where ?1 is not null and citizen = ?2", kept, gone))
                .chain(() -> update(session, "update merged_citizen set kept = ?1 where kept = ?2", kept, gone))
                .chain(() -> update(session, "insert into merged_citizen (kept, gone) values (?1, ?2)", kept, gone))
                .chain(() -> update(session, "delete from citizen where ?1 is not null and id = ?2", kept, gone));
    }

    /** Who waits for a person goes on waiting, and an officer who has one of both has both; of two the later one. */
    private static Uni<Void> desk(Mutiny.Session session, UUID kept, UUID gone) {
        return update(session, """
                        update citizen k set
                               person_wanted = least(k.person_wanted, g.person_wanted),
                               wanted_because = coalesce(k.wanted_because, g.wanted_because),
                               handled_by = case when g.later then g.handled_by else k.handled_by end,
                               handled_since = case when g.later then g.handled_since else k.handled_since end,
                               handled_until = case when g.later then g.handled_until else k.handled_until end
                        from (select o.*, o.handled_until is not null
                                     and (t.handled_until is null or o.handled_until > t.handled_until) as later
                              from citizen o, citizen t where o.id = ?2 and t.id = ?1) g
                        where k.id = ?1
                        """, kept, gone);
    }

    private static Uni<Void> update(Mutiny.Session session, String sql, UUID kept, UUID gone) {
        return session.createNativeQuery(sql.replace("?1 is not null", "cast(?1 as uuid) is not null")
                        .replace("?2 is not null", "cast(?2 as uuid) is not null"))
                .setParameter(1, kept)
                .setParameter(2, gone)
                .executeUpdate()
                .replaceWithVoid();
    }

    private byte[] hash(String account, Identity name) {
        return sealed.digest("identity", account + '|' + name.kind() + '|' + name.value());
    }
}
