/** How the settings of this service are read. */
package id.aduan.cases.settings;
