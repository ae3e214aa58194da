package id.aduan.cases.application;

import id.aduan.cases.domain.Case;
import java.util.Optional;
import java.util.regex.Pattern;

/** The version of a case that a caller has seen. */
public record CaseVersion(long number) {
    private static final Pattern ENTITY_TAG = Pattern.compile("\"(\\d{1,18})\"");

    public static CaseVersion of(Case subject) {
        return new CaseVersion(subject.version());
    }

    /** Reads a strong entity tag; empty when it is none of ours. */
    public static Optional<CaseVersion> parse(String entityTag) {
        var matcher = ENTITY_TAG.matcher(entityTag.strip());
        return matcher.matches() ? Optional.of(new CaseVersion(Long.parseLong(matcher.group(1)))) : Optional.empty();
    }

    /** As it stands in the header ETag. */
    public String entityTag() {
        return "\"" + number + "\"";
    }
}
