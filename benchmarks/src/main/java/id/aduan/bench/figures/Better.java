package id.aduan.bench.figures;

/** Which way a figure should go. */
public enum Better {
    HIGHER,
    LOWER
}
