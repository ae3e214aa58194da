package id.aduan.intake.callcenter.figures;

/**
 * Figures of some calls: of an hour, a day, an operator, or of all.
 *
 * @param within15 calls that were answered within 15 seconds, of those whose time is known
 * @param within20 the same within 20 seconds
 */
record Line(
        Counts counts,
        long emergencies,
        long joined,
        Span answer,
        long within15,
        long within20,
        Span log,
        Span dispatch,
        Span acknowledgement,
        Span onTheWay,
        Span onScene) {
    static final Line EMPTY =
            new Line(Counts.NONE, 0, 0, Span.NONE, 0, 0, Span.NONE, Span.NONE, Span.NONE, Span.NONE, Span.NONE);

    Line plus(FigureCell cell) {
        return new Line(
                counts.plus(Counts.of(cell.fate(), cell.calls())),
                emergencies + cell.emergencies(),
                joined + cell.joined(),
                answer.plus(cell.answer()),
                within15 + cell.within15(),
                within20 + cell.within20(),
                log.plus(cell.log()),
                dispatch.plus(cell.dispatch()),
                acknowledgement.plus(cell.acknowledgement()),
                onTheWay.plus(cell.onTheWay()),
                onScene.plus(cell.onScene()));
    }

    /** Of the calls whose time to answer is known, how many in a hundred were answered within 15 seconds; null for none. */
    Double percentWithin15() {
        return percent(within15);
    }

    Double percentWithin20() {
        return percent(within20);
    }

    private Double percent(long answered) {
        return answer.known() == 0 ? null : 100.0 * answered / answer.known();
    }
}
