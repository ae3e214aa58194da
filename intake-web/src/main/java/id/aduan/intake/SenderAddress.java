package id.aduan.intake;

import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;

/** The network address that limits count by: a whole /64 of IPv6, since one household or phone has all of it. */
public final class SenderAddress {
    private static final int GROUPS = 4;

    private SenderAddress() {}

    /** The proxy settings have already put a trusted proxy's word in the place of its own address. */
    public static String of(HttpServerRequest request) {
        return request.remoteAddress() == null
                ? "unknown"
                : network(request.remoteAddress().hostAddress());
    }

    static String network(String address) {
        if (address == null) {
            return "unknown";
        }
        if (address.indexOf(':') < 0 || address.contains(".")) {
            return address;
        }
        int skipped = address.indexOf("::");
        String[] groups = (skipped < 0 ? address : address.substring(0, skipped)).split(":");
        String[] network = Arrays.copyOf(groups, GROUPS);
        for (int i = 0; i < GROUPS; i++) {
            network[i] = network[i] == null || network[i].isEmpty() ? "0" : network[i];
        }
        return String.join(":", network) + "::/64";
    }
}
