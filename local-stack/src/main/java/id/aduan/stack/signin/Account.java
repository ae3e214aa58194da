package id.aduan.stack.signin;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A development account: its name says its role. There is one account for each role of the staff and one officer for
 * each agency, whatever its code.
 */
public record Account(String name, String role) {
    private static final String OFFICER_PREFIX = "officer.";
    private static final Pattern AGENCY_CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final List<Account> STAFF = List.of(
            new Account("operator", "operator"),
            new Account("triage", "triage-officer"),
            new Account("verifier", "verifier"),
            new Account("supervisor", "supervisor"),
            new Account("auditor", "auditor"),
            new Account("admin", "administrator"));

    public Account {
        requireNonNull(name, "name is null");
        requireNonNull(role, "role is null");
    }

    /** The accounts that belong to no agency, in the order in which they are shown. */
    public static List<Account> staff() {
        return STAFF;
    }

    /** The account of an agency's officer. */
    public static Account officerOf(String agency) {
        if (!AGENCY_CODE.matcher(agency).matches()) {
            throw new IllegalArgumentException("not an agency code");
        }
        return new Account(OFFICER_PREFIX + agency, "agency-officer");
    }

    /** The account of this name, as {@code supervisor} or {@code officer.dlh}; empty when no account may have it. */
    public static Optional<Account> named(String name) {
        if (name.startsWith(OFFICER_PREFIX)) {
            String agency = name.substring(OFFICER_PREFIX.length());
            return AGENCY_CODE.matcher(agency).matches() ? Optional.of(officerOf(agency)) : Optional.empty();
        }
        return STAFF.stream().filter(account -> account.name.equals(name)).findFirst();
    }

    /** The subject of its tokens: another string than the name, as with Keycloak, and always the same. */
    public String subject() {
        return UUID.nameUUIDFromBytes(("aduan-development-account:" + name).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
