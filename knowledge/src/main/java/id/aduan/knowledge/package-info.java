/** What doors know: answers and landmarks as they were published, and how to find in them what people type. */
package id.aduan.knowledge;
