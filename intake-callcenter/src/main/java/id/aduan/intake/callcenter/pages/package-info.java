/** The operator's console and the page of blocked numbers: frames and words; what they do is done over the API of calls. */
package id.aduan.intake.callcenter.pages;
