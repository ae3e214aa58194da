/* What was just done, or why it was not, is read out first. */
document.querySelector('[data-focus]')?.focus();
