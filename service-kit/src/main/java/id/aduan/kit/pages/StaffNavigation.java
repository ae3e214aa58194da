package id.aduan.kit.pages;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/**
 * Decides for templates which links whoever asks is shown: in a navigation write
 * <code>{#link '/whatsapp/accounts'}words{/link}</code>, which is nothing for who may not open that page.
 */
@Named("navigation")
@ApplicationScoped
public class StaffNavigation {
    private final SecurityIdentity identity;

    StaffNavigation(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Whether whoever asks may open the page. */
    public boolean leadsTo(String path) {
        return StaffPage.at(path).isOpenTo(identity.getRoles());
    }
}
