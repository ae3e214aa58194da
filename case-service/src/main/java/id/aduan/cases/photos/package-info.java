/** Photos of officers, made fit to be kept and shown. */
package id.aduan.cases.photos;
