package id.aduan.intake.web.pages;

import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.TrackingNumber;

/** Cases as case-service tells them, all invented. */
final class Told {
    private static final String AGENCY = "{\"code\":\"dlh\",\"name\":\"Dinas Lingkungan Hidup\",\"shortName\":\"DLH\"}";

    private Told() {}

    static String answered(ComplaintId complaint, TrackingNumber number, String photo) {
        return inState(
                complaint,
                number,
                "ANSWERED",
                "IN_PROGRESS",
                "REPORTER_CONFIRMS",
                "[\"REPLY\",\"CONFIRMATION\",\"DISPUTE\",\"RATING\",\"ERASURE\"]",
                ",{\"at\":\"2026-11-25T02:00:00Z\",\"type\":\"ACCEPTED\",\"status\":\"IN_PROGRESS\",\"by\":\"AGENCY\",\"agency\":"
                        + AGENCY + ",\"attachments\":[]}"
                        + ",{\"at\":\"2026-11-26T03:30:00Z\",\"type\":\"ANSWERED\",\"status\":\"ANSWERED\",\"by\":\"AGENCY\",\"agency\":"
                        + AGENCY
                        + ",\"text\":\"Sampah di Pasar Rebo sudah kami angkut.\\nMohon diperiksa.\",\"attachments\":[{\"sha256\":\""
                        + photo + "\",\"mediaType\":\"image/png\",\"sizeBytes\":10}]}");
    }

    static String dispatched(ComplaintId complaint, TrackingNumber number) {
        return inState(
                complaint, number, "DISPATCHED", "NOT_FOLLOWED_UP", "AGENCY_TAKES_UP", "[\"REPLY\",\"ERASURE\"]", "");
    }

    /** @param lines more lines of the history, each behind a comma */
    static String inState(
            ComplaintId complaint,
            TrackingNumber number,
            String status,
            String group,
            String next,
            String actions,
            String lines) {
        return "{\"complaintId\":\"" + complaint + "\",\"trackingNumber\":\"" + number
                + "\",\"kind\":\"COMPLAINT\",\"channel\":\"WEB\",\"receivedAt\":\"2026-11-24T01:30:00Z\",\"status\":\""
                + status + "\",\"statusGroup\":\"" + group + "\",\"since\":\"2026-11-24T01:31:00Z\",\"agency\":"
                + AGENCY + ",\"next\":\"" + next + "\",\"actions\":" + actions
                + ",\"erased\":false,\"somethingNew\":1,\"history\":["
                + "{\"at\":\"2026-11-24T01:30:00Z\",\"type\":\"RECEIVED\",\"status\":\"RECEIVED\",\"by\":\"CITIZEN\","
                + "\"text\":\"Sampah menumpuk di Pasar Rebo\",\"attachments\":[]},"
                + "{\"at\":\"2026-11-24T01:31:00Z\",\"type\":\"DISPATCHED\",\"status\":\"DISPATCHED\",\"by\":\"ROUTING\",\"agency\":"
                + AGENCY + ",\"attachments\":[]}" + lines + "]}";
    }
}
