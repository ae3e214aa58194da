package id.aduan.intake.whatsapp.media;

import java.nio.file.Path;

/**
 * A file that is safe here.
 *
 * @param sha256 of the kept bytes, 64 lower-case hexadecimal digits
 * @param mediaType found from the content
 */
public record KeptFile(Path path, String sha256, String mediaType, long sizeBytes) {}
