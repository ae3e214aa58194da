package id.aduan.cases.application;

import id.aduan.cases.domain.Case;

/**
 * A case in a list.
 *
 * @param title the report's title, or the beginning of its text; null after an erasure
 */
public record ListedCase(Case subject, String title) {
    @Override
    public String toString() {
        return "ListedCase[" + subject.id() + "]";
    }
}
