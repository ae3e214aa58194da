package id.aduan.intake.web.pages;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the map of the form may draw from: our own shapes, and an outside map only where one is configured. */
@ApplicationScoped
class MapSources {
    private final Optional<String> policy;

    /** @param tiles address pattern of an outside map, e.g. {@code https://tiles.example/{z}/{x}/{y}.png}, or none */
    MapSources(@ConfigProperty(name = "aduan.intake.web.map.tiles-url") Optional<String> tiles) {
        this.policy = tiles.filter(url -> !url.isBlank()).map(MapSources::policyWith);
    }

    /** The content policy of the page with the form, when it differs from that of all pages. */
    Optional<String> policy() {
        return policy;
    }

    private static String policyWith(String tiles) {
        URI address = URI.create(tiles.replaceAll("[{}]", ""));
        if (address.getScheme() == null || address.getHost() == null) {
            throw new IllegalArgumentException(
                    "aduan.intake.web.map.tiles-url is no address; write it as https://host/{z}/{x}/{y}.png");
        }
        String origin = address.getScheme() + "://" + address.getAuthority();
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob: " + origin
                + "; font-src 'self'; connect-src 'self'; form-action 'self'; manifest-src 'self'; base-uri 'none'; "
                + "frame-ancestors 'none'";
    }
}
