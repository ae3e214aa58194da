package id.aduan.intake.callcenter.calls;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an operator sends when he logs a call. What does not fit is told by its field, so everything is text here. */
@Schema(name = "CallToLog")
record LogCallBody(
        @Schema(description = "The call; made by the caller of this API for one that the exchange does not know")
        String callId,

        @Schema(description = "CALL_CENTER or WALK_IN") String desk,

        @Schema(description = "NORMAL, GHOST, PRANK or INFORMASI", examples = "NORMAL")
        String callType,

        @Schema(
                description =
                        "FIRE, RIOT, ACCIDENT, NATURAL_DISASTER, MEDICAL, PUBLIC_SECURITY or OTHER; missing for what is no emergency",
                examples = "FIRE")
        String emergencyKind,

        @Schema(description = "COMPLAINT (as when it is missing) or ASPIRATION")
        String kind,

        CallerBody caller,

        @Schema(examples = "Rumah terbakar, api besar") String narrative,
        PlaceBody place,

        @Schema(description = "With an offset, or in the regency's time")
        String occurredAt,

        @Schema(examples = "tabung gas di dapur") String hazards,
        AnsweredBody answered,

        @Schema(description = "The report of another that this call is a further voice to")
        String joinTo,

        @Schema(description = "id, su or en") String language,

        @Schema(description = "A visitor agrees that his identity is kept")
        Boolean consent) {

    /** Who called. */
    @Schema(name = "CallerToLog")
    record CallerBody(
            @Schema(examples = "+6280000000101") String number,
            String name,
            Boolean withheld,
            Boolean anonymous,
            Boolean confidential,

            @Schema(description = "Another number or an e-mail address at which he wants to be reached")
            String contact) {
        @Override
        public String toString() {
            return "CallerBody";
        }
    }

    /** Where it is. */
    @Schema(name = "PlaceToLog")
    record PlaceBody(
            @Schema(examples = "Jl. Veteran, depan pasar") String text,
            @Schema(examples = "32.14.01.1002") String areaCode,
            Double lat,
            Double lon,
            @Schema(examples = "Pasar Rebo") String landmark) {
        @Override
        public String toString() {
            return "PlaceBody";
        }
    }

    /** What was answered on the line. */
    @Schema(name = "AnsweredToLog")
    record AnsweredBody(String answerId, String text) {
        @Override
        public String toString() {
            return "AnsweredBody";
        }
    }

    @Override
    public String toString() {
        return "LogCallBody[" + callType + "]";
    }
}
