package id.aduan.cases.application;

import id.aduan.cases.domain.Change;
import io.smallrye.mutiny.Uni;

/** Tells others what has become of a case, if and only if the transaction that it is called in commits. */
public interface CaseEvents {
    Uni<Void> publish(Change change);
}
