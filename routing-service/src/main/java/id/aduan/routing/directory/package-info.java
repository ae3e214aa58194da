/**
 * Who is responsible for what, as data: agencies, subjects (<i>urusan</i>), responsibilities, bodies that are not ours,
 * and the words by which citizens speak of them. Every entry has the versions between which it holds, so a decision can
 * be made again as of any version.
 */
package id.aduan.routing.directory;
