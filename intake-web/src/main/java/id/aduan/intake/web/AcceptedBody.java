package id.aduan.intake.web;

/** Says that what was sent is safe. */
record AcceptedBody(String message) {}
