package id.aduan.cases.rest;

import id.aduan.cases.application.ManageOfficers;
import id.aduan.cases.application.Viewer;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who is asking: the sign-in says his roles, and this service's own data his agency. */
@ApplicationScoped
public class Viewers {
    private final SecurityIdentity identity;
    private final ManageOfficers officers;

    Viewers(SecurityIdentity identity, ManageOfficers officers) {
        this.identity = identity;
        this.officers = officers;
    }

    /** Who makes the current request. */
    public Uni<Viewer> current() {
        String subject = subject();
        Set<String> roles = Set.copyOf(identity.getRoles());
        return officers.agencyOf(userName()).map(agency -> new Viewer(subject, roles, agency.orElse(null)));
    }

    /** The name that people know an account by, which administrators enter as an officer. */
    private String userName() {
        String name =
                identity.getPrincipal() instanceof JsonWebToken token ? token.getClaim("preferred_username") : null;
        return name == null ? subject() : name;
    }

    /** The sign-in's stable name for who makes the current request. */
    public String subject() {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? token.getSubject()
                : identity.getPrincipal().getName();
    }
}
