/** The page and the API of who looks after our numbers: how they stand, what stopped them, their templates. */
package id.aduan.intake.whatsapp.accounts;
