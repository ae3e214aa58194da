package id.aduan.intake.whatsapp.desk;

/**
 * A photo of an officer, cleaned and safe on this door's disk.
 *
 * @param mediaId this door's id of it
 */
record OfficerPhoto(String mediaId, String sha256, String mediaType, long sizeBytes) {}
