package id.aduan.cases.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import id.aduan.contracts.AgencyCode;
import id.aduan.contracts.AgencySnapshot;
import id.aduan.contracts.EventId;
import id.aduan.kit.events.EventJson;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.annotations.Immutable;

/** A row of {@code agency}. */
@Entity(name = "AgencyRow")
@Table(name = "agency")
@Immutable
class AgencyRow {
    private static final TypeReference<List<String>> NAMES = new TypeReference<>() {};

    @Id
    String code;

    long version;
    String name;

    @Column(name = "short_name")
    String shortName;

    String kind;

    /** A JSON array. */
    String aliases;

    @Column(name = "valid_from")
    LocalDate validFrom;

    @Column(name = "valid_to")
    LocalDate validTo;

    String successor;

    AgencySnapshot toSnapshot() {
        return new AgencySnapshot(
                EventId.derivedFrom("agency", code, version),
                new AgencyCode(code),
                version,
                name,
                shortName,
                AgencySnapshot.Kind.valueOf(kind),
                EventJson.read(aliases.getBytes(StandardCharsets.UTF_8), NAMES),
                validFrom,
                validTo,
                successor == null ? null : new AgencyCode(successor));
    }
}
