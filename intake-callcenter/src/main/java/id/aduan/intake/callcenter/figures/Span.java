package id.aduan.intake.callcenter.figures;

/**
 * How long something took, over several calls.
 *
 * @param known calls of which it is known
 * @param unknown calls of which it should be and is not: nothing was told, or it has not happened yet
 * @param seconds the sum over those of which it is known
 */
record Span(long known, long unknown, double seconds) {
    static final Span NONE = new Span(0, 0, 0);

    Span plus(Span other) {
        return new Span(known + other.known, unknown + other.unknown, seconds + other.seconds);
    }

    /** Null when nothing is known. */
    Double average() {
        return known == 0 ? null : seconds / known;
    }
}
