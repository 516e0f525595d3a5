"""The wizard of the first start: organisation, passphrase, recovery sheet, first group."""
