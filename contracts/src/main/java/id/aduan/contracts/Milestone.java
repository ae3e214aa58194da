package id.aduan.contracts;

/** What an emergency passes on its way, each once. One that is missing was not told; a later one does not stand for it. */
public enum Milestone {
    /** The caller was called back before crews went. */
    CALLED_BACK,
    /** The agency knows of it and takes it. */
    ACKNOWLEDGED,
    /** Crews are on their way. */
    ON_THE_WAY,
    /** Crews are at the place. */
    ON_SCENE,
    /** Crews have done what there was to do. */
    DONE
}
