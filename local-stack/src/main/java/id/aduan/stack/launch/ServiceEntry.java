package id.aduan.stack.launch;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * What the stack knows of a service. The list is {@code services.json}; a new service is a new entry there and nothing
 * else.
 *
 * @param name its name, which is also the id of its machine client
 * @param module the folder of its module
 * @param portOffset its port above the front's
 * @param prefixes the paths that the front sends to it; {@code /} takes what nobody else owns
 * @param pages the prefix of its pages for the staff, which sign people in; empty when it has none
 * @param addressKey the configuration key under which the other services find its address; empty when none needs it
 * @param database the name of its database and its role; empty when it has none
 * @param mail whether it sends e-mail
 * @param secrets the secrets that it shares with others or keeps for long
 * @param heap the largest heap of its JVM
 */
public record ServiceEntry(
        String name,
        String module,
        int portOffset,
        List<String> prefixes,
        Optional<String> pages,
        Optional<String> addressKey,
        Optional<String> database,
        boolean mail,
        List<String> secrets,
        String heap) {
    /** Management ports are this far above the port of the service. */
    static final int MANAGEMENT_OFFSET = 20;

    /** The system property that names another list. */
    static final String LIST_PROPERTY = "aduan.services";

    public ServiceEntry {
        requireNonNull(name, "name is null");
        requireNonNull(module, "module is null");
        prefixes = List.copyOf(prefixes);
        pages = pages == null ? Optional.empty() : pages;
        addressKey = addressKey == null ? Optional.empty() : addressKey;
        database = database == null ? Optional.empty() : database;
        secrets = secrets == null ? List.of() : List.copyOf(secrets);
        requireNonNull(heap, "heap is null");
        if (portOffset < 1 || portOffset > 9 || portOffset == Ports.ISSUER_OFFSET) {
            throw new IllegalArgumentException(name + ": portOffset must be 1 to 9 and not " + Ports.ISSUER_OFFSET);
        }
        for (String prefix : prefixes) {
            if (!prefix.startsWith("/") || (prefix.length() > 1 && prefix.endsWith("/"))) {
                throw new IllegalArgumentException(name + ": a prefix begins with a slash and ends without: " + prefix);
            }
        }
    }

    /** The services of Aduan, or those of the file that {@link #LIST_PROPERTY} names. */
    public static List<ServiceEntry> all() {
        try {
            String other = System.getProperty(LIST_PROPERTY);
            if (other != null) {
                return read(Files.readAllBytes(Path.of(other)));
            }
            try (var list = ServiceEntry.class.getResourceAsStream("services.json")) {
                return read(list.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the list of services cannot be read", e);
        }
    }

    static List<ServiceEntry> read(byte[] json) throws IOException {
        var mapper = JsonMapper.builder().findAndAddModules().build(); // the JDK 8 module reads Optional
        List<ServiceEntry> entries = List.of(mapper.readValue(json, ServiceEntry[].class));
        var seen = new HashSet<Object>();
        for (ServiceEntry entry : entries) {
            requireNew(seen, entry.name, entry.name);
            requireNew(seen, entry.portOffset, "port offset " + entry.portOffset);
            entry.prefixes.forEach(prefix -> requireNew(seen, prefix, prefix));
            entry.database.ifPresent(database -> requireNew(seen, "database " + database, "database " + database));
        }
        return entries;
    }

    private static void requireNew(HashSet<Object> seen, Object key, String what) {
        if (!seen.add(key)) {
            throw new IllegalArgumentException("two services claim " + what);
        }
    }
}
