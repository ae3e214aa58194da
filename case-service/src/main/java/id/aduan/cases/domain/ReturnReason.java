package id.aduan.cases.domain;

/** Why an agency gives a case back (<i>bukan wewenang</i>). */
public enum ReturnReason {
    /** The subject belongs to another agency. */
    NOT_RESPONSIBLE,
    /** The place belongs to another agency. */
    WRONG_AREA,
    /** The road, lamp or building is owned by another body. */
    ASSET_OF_ANOTHER,
    /** The province, a ministry or a state company is responsible. */
    OTHER_LEVEL_OF_GOVERNMENT
}
