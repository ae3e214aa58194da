package id.aduan.routing.directory;

import static java.util.Objects.requireNonNull;

/**
 * Puts an entry in the place of the one with its key, or takes one away.
 *
 * @param entry the new entry, or null to take it away
 */
public record DirectoryEdit(EntryKind kind, String key, Object entry) {
    public DirectoryEdit {
        requireNonNull(kind, "kind is null");
        requireNonNull(key, "key is null");
    }

    public static DirectoryEdit put(EntryKind kind, Object entry) {
        return new DirectoryEdit(kind, kind.keyOf(entry), entry);
    }

    public static DirectoryEdit remove(EntryKind kind, String key) {
        return new DirectoryEdit(kind, key, null);
    }
}
