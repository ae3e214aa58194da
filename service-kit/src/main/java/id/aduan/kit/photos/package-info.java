/**
 * Photos made fit to be kept and shown. Any bytes go into {@link id.aduan.kit.photos.Photos#read}; out comes a
 * {@link id.aduan.kit.photos.Photo}, which has nothing left but the picture and its orientation, and beside it the
 * position that was in the metadata.
 *
 * <p>Taken are still JPEG, PNG and WebP pictures, known by their content, of at most 8 MB and 40 megapixels as their
 * header claims. All else is refused by {@link id.aduan.kit.photos.UnusablePhoto}, with a reason for which the caller
 * has the words. No picture is decoded.
 */
package id.aduan.kit.photos;
