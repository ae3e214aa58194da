/** The door of the Ogan Lopian app: it files reports for its users and shows them their own. */
package id.aduan.intake.oganlopian;
